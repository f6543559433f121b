import { defineConfig, type Plugin } from "vite";

// What the built page may do, whoever serves it: load its own files, ask its own
// server, and nothing else. The page that `npm exec vite` serves while working is
// left without, since its reloading needs inline script.
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'",
  "connect-src 'self'", "base-uri 'none'", "form-action 'none'",
].join("; ");

const contentSecurityPolicy: Plugin = {
  name: "content-security-policy",
  apply: "build",
  transformIndexHtml: () => [
    { tag: "meta", attrs: { "http-equiv": "Content-Security-Policy", content: policy }, injectTo: "head-prepend" },
  ],
};

// One script and one style sheet, named by their content, so that the server may
// let a browser keep them for ever.
export default defineConfig({
  plugins: [contentSecurityPolicy],
  esbuild: { jsx: "automatic", jsxImportSource: "preact" },
  build: { target: "es2020", assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  // `npm exec vite` while working: the page from here, the answers from the program.
  server: { host: "127.0.0.1", proxy: { "/api": "http://127.0.0.1:8080" } },
});
