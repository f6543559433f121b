import assert from "node:assert/strict";
import { test } from "node:test";
import { mayDecide, mayReply, needsKey } from "../../web/src/decide/reader.js";
import { status } from "./facts.mjs";

test("the secretariat decides, where the server writes at all", () => {
  assert.equal(mayDecide(status({ sees: "secretariat" })), true);
  assert.equal(mayDecide(status({ sees: "members" })), false);
  assert.equal(mayDecide(status({ sees: "secretariat", read_only: true })), false);
});

test("an organisation replies where it is concerned", () => {
  const own = status({ sees: "members", organisation: "red" });
  assert.equal(mayReply(own, ["blue", "red"]), true);
  assert.equal(mayReply(own, ["blue"]), false);
  assert.equal(mayReply(status(), ["blue"]), false);
});

test("who may not decide is told what it takes", () => {
  assert.match(needsKey(status()), /sign in above with the key of the secretariat/);
  assert.match(needsKey(status({ sees: "secretariat", read_only: true })), /only reads/);
  assert.equal(needsKey(status({ sees: "secretariat" })), "");
});
