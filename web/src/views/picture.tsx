// The picture of the network, on a canvas: positions from the engine, the same
// every time; what is lit and which labels stand decide/network.js says.

import { useEffect, useRef, useState } from "preact/hooks";
import type { Network } from "../answers.ts";
import { colourOf, isUnspoken, nearest, placeLabels, shapeOf, type Shape } from "../decide/network.js";

interface PictureProps {
  answer: Network;
  lit: string | null;
  near: ReadonlySet<string>;
  onHover: (id: string | null) => void;
  onChoose: (id: string | null) => void;
}

const margin = 28; // pixels, room for a mark and its label at the rim
const reach = 18; // pixels around a mark that a finger may miss it by
const line = 15; // pixels from one label to the next

interface Point {
  id: string;
  x: number;
  y: number;
  radius: number;
}

interface Size {
  width: number;
  height: number;
}

function pointsOf(answer: Network, { width, height }: Size): Point[] {
  const most = Math.max(1, ...answer.nodes.map((node) => node.cells));
  return answer.nodes.map((node) => ({
    id: node.id,
    x: margin + node.x * (width - 2 * margin),
    y: margin + node.y * (height - 2 * margin),
    radius: 3 + 8 * Math.sqrt(node.cells / most),
  }));
}

function trace(pen: CanvasRenderingContext2D, shape: Shape, { x, y, radius: r }: Point): void {
  pen.beginPath();
  if (shape === "circle") pen.arc(x, y, r, 0, 2 * Math.PI);
  else if (shape === "square") pen.rect(x - r, y - r, 2 * r, 2 * r);
  else {
    const corners = { diamond: [4, 0], triangle: [3, -Math.PI / 2], hexagon: [6, 0] }[shape];
    for (let at = 0; at < corners[0]; ++at) {
      const angle = corners[1] + (2 * Math.PI * at) / corners[0];
      pen.lineTo(x + 1.2 * r * Math.cos(angle), y + 1.2 * r * Math.sin(angle));
    }
    pen.closePath();
  }
}

function drawLines(pen: CanvasRenderingContext2D, { answer, lit }: PictureProps, points: Map<string, Point>, colour: (name: string) => string): void {
  const most = Math.max(1, ...answer.items.map((link) => link.cells));
  for (const link of answer.items) {
    const a = points.get(link.a);
    const b = points.get(link.b);
    if (!a || !b) continue;
    const touches = link.a === lit || link.b === lit;
    pen.globalAlpha = touches ? 0.9 : lit === null ? 0.15 + (0.5 * link.cells) / most : 0.06;
    pen.strokeStyle = colour(touches ? "--accent" : "--muted");
    pen.lineWidth = touches ? 1.5 : 1;
    pen.setLineDash(isUnspoken(link) ? [2, 3] : []);
    pen.beginPath();
    pen.moveTo(a.x, a.y);
    pen.lineTo(b.x, b.y);
    pen.stroke();
  }
  pen.setLineDash([]);
}

function drawNodes(pen: CanvasRenderingContext2D, { answer, lit, near }: PictureProps, points: Map<string, Point>, colour: (name: string) => string): void {
  for (const node of answer.nodes) {
    const point = points.get(node.id);
    if (!point) continue;
    const shade = colourOf(node.id, lit, near);
    pen.globalAlpha = shade === "faint" ? 0.25 : 1;
    trace(pen, shapeOf(node.kind).shape, point);
    pen.fillStyle = colour(shade === "accent" ? "--accent" : "--covered");
    pen.fill();
    pen.strokeStyle = colour("--page");
    pen.lineWidth = 1;
    pen.stroke();
  }
  pen.globalAlpha = 1;
}

function drawLabels(pen: CanvasRenderingContext2D, props: PictureProps, points: Map<string, Point>, size: Size, colour: (name: string) => string): void {
  const { answer, lit, near } = props;
  pen.font = "12px system-ui, sans-serif";
  const labels = answer.nodes.flatMap((node) => {
    const point = points.get(node.id);
    if (!point || (lit !== null && node.id !== lit && !near.has(node.id))) return [];
    const text = node.name.length > 28 ? `${node.name.slice(0, 27)}…` : node.name;
    return [{ id: node.id, text, x: point.x, y: point.y + point.radius + 3, width: pen.measureText(text).width }];
  });
  pen.textBaseline = "top";
  pen.lineWidth = 3;
  pen.lineJoin = "round";
  for (const label of placeLabels(labels, { ...size, line }, (id) => id === lit)) {
    pen.strokeStyle = colour("--page");
    pen.strokeText(label.text, label.x, label.y);
    pen.fillStyle = colour("--ink");
    pen.fillText(label.text, label.x, label.y);
  }
}

function draw(canvas: HTMLCanvasElement, props: PictureProps, size: Size): void {
  const pen = canvas.getContext("2d");
  if (!pen) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = Math.round(size.width * scale);
  canvas.height = Math.round(size.height * scale);
  pen.scale(scale, scale);
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const points = new Map(pointsOf(props.answer, size).map((point) => [point.id, point]));
  drawLines(pen, props, points, colour);
  drawNodes(pen, props, points, colour);
  drawLabels(pen, props, points, size, colour);
}

export function Picture(props: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [size, setSize] = useState<Size | null>(null);
  const [dark, setDark] = useState(() => window.matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const room = canvas.current;
    if (!room) return;
    const observer = new ResizeObserver(() => setSize({ width: room.clientWidth, height: room.clientHeight }));
    observer.observe(room);
    const media = window.matchMedia("(prefers-color-scheme: dark)");
    const listener = () => setDark(media.matches);
    media.addEventListener("change", listener);
    return () => {
      observer.disconnect();
      media.removeEventListener("change", listener);
    };
  }, []);
  useEffect(() => {
    if (canvas.current && size) draw(canvas.current, props, size);
  }, [props.answer, props.lit, props.near.size, size, dark]);

  const under = (event: MouseEvent): string | null => {
    if (!size) return null;
    return nearest(pointsOf(props.answer, size), event.offsetX, event.offsetY, reach);
  };
  return (
    <canvas
      ref={canvas} class="picture" role="img" aria-label="Who works with whom; the table beside says the same"
      onPointerMove={(event) => props.onHover(under(event))} onPointerLeave={() => props.onHover(null)}
      onClick={(event) => props.onChoose(under(event))}
    />
  );
}
