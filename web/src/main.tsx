import { render } from "preact";
import { App } from "./app.tsx";
import { listen } from "./place.ts";
import "./style/page.css";
import "./style/menu.css";
import "./style/parts.css";
import "./style/states.css";
import "./style/matrix.css";
import "./style/views.css";
import "./style/acts.css";
import "./style/print.css";

listen();
const page = document.getElementById("page");
if (page) render(<App />, page);
