// One side of the comparison: a process that replies to questions, one at a time (asking.mjs).

import {spawn} from "node:child_process";

export class Side {
  constructor(label, command, args) {
    this.label = label;
    this.started = performance.now();
    this.process = spawn(command, args, {stdio: ["pipe", "pipe", "inherit"]});
    this.waiting = [];
    this.rest = "";
    this.process.stdout.setEncoding("utf8");
    this.process.stdout.on("data", (text) => this.take(text));
    this.ended = new Promise((resolve) => this.process.on("close", resolve));
    this.ended.then(() => this.waiting.splice(0).forEach(({reject}) => reject(new Error(`${label} ended`))));
  }

  take(text) {
    const lines = (this.rest + text).split("\n");
    this.rest = lines.pop();
    for (const line of lines) this.waiting.shift()?.resolve(line);
  }

  // The seconds that it says the question took. Throws where it failed.
  async ask({question, day = "", argument = ""}, file = "") {
    const reply = new Promise((resolve, reject) => this.waiting.push({resolve, reject}));
    this.process.stdin.write([question, day, argument, file].join("\t") + "\n");
    const line = await reply;
    if (line.startsWith("failed")) throw new Error(`${this.label}, ${question}: ${line}`);
    return Number(line);
  }

  // The seconds from its start until it replied to anything at all.
  async opened() {
    await this.ask({question: "memory"});
    return (performance.now() - this.started) / 1000;
  }

  // Ends it, and waits until its memory is free.
  async end() {
    this.process.stdin.end();
    await this.ended;
  }
}
