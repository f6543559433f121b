// The only file that talks to the server. Everything else is given answers.

import type { ImportReport, Problem } from "./answers.ts";
import { key } from "./key.ts";

export const base = "/api/v1";

// A refusal or a failure, in the server's own words where it gave any.
export class Refusal extends Error {
  constructor(readonly problem: Problem) {
    super(problem.title);
  }
}

// Reads one resource as JSON. The browser keeps the answer with its ETag and asks
// again with If-None-Match, so an unchanged answer costs a 304.
//
// Throws Refusal.
export async function get<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const response = await ask(path, { headers: { Accept: "application/json" }, signal });
  return (await response.json()) as Answer;
}

// Reads the same resource as CSV, which the API chooses by `Accept` alone, so
// that a plain link could not ask for it.
//
// Throws Refusal.
export async function csv(path: string): Promise<Blob> {
  const response = await ask(path, { headers: { Accept: "text/csv" } });
  return response.blob();
}

// Sends a file as it is, with the key given, else with that of who is signed in.
//
// Throws Refusal.
export async function importFile(file: File, query: string, token?: string): Promise<ImportReport> {
  const headers: Record<string, string> = { "Content-Type": "application/octet-stream", Accept: "application/json" };
  const response = await ask(`/imports?${query}`, { method: "POST", headers, body: file }, token);
  return (await response.json()) as ImportReport;
}

// Writes something: what it is stands in the address, and the body is empty.
//
// Throws Refusal.
export async function post<Answer>(path: string, fields: Record<string, string> = {}): Promise<Answer> {
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== "")).toString();
  const response = await ask(query ? `${path}?${query}` : path, { method: "POST", headers: { Accept: "application/json" } });
  return (await response.json()) as Answer;
}

// Reads one resource as the text that it is, such as a page.
//
// Throws Refusal.
export async function text(path: string, signal?: AbortSignal): Promise<string> {
  return (await ask(path, { signal })).text();
}

// Reads one resource as a file, with the key of who is signed in, which a plain link would not carry.
//
// Throws Refusal.
export async function file(path: string): Promise<Blob> {
  return (await ask(path, {})).blob();
}

async function ask(path: string, options: RequestInit, token = key()): Promise<Response> {
  const headers = new Headers(options.headers);
  if (token) headers.set("Authorization", `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(base + path, { cache: "no-cache", ...options, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Refusal({
      title: "The server does not answer",
      status: 0,
      detail: "Nothing was changed. Look whether the connection and the program are up, then try again.",
      issues: [],
    });
  }
  if (response.ok) return response;
  throw new Refusal(await problemOf(response));
}

async function problemOf(response: Response): Promise<Problem> {
  const plain = { title: `The server answered ${response.status}`, status: response.status, detail: null, issues: [] };
  try {
    return { ...plain, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return plain;
  }
}
