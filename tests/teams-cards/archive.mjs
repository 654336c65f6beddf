// Reads the two formats of an app package by hand: a zip with deflated or stored entries, and a PNG of 8 bits with alpha.
import { crc32, inflateRawSync, inflateSync } from "node:zlib";

/** The entries of a zip: a map from name to bytes. Throws where it is none. */
export function unzip(bytes) {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== 0x06054b50) end--;
  if (end < 0) throw new Error("not a zip");
  const entries = new Map();

  for (let i = 0, at = bytes.readUInt32LE(end + 16); i < bytes.readUInt16LE(end + 10); i++) {
    const [method, sum, packed, nameLength, extra, comment, local] =
      [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 16), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)];
    const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const content = bytes.subarray(start, start + packed);
    const data = method === 8 ? inflateRawSync(content) : content;
    if (crc32(data) !== sum) throw new Error(`${name} is damaged`);
    if (entries.has(name)) throw new Error(`${name} twice`);
    entries.set(name, data);
    at += 46 + nameLength + extra + comment;
  }

  return entries;
}

/** Width, height and the pixels as [red, green, blue, alpha]. Throws where it is no PNG of that kind. */
export function readPng(bytes) {
  if (bytes.length < 33 || bytes.toString("latin1", 1, 4) !== "PNG") throw new Error("not a PNG");
  const [width, height, depth, colour] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20), bytes[24], bytes[25]];
  const samples = { 2: 3, 6: 4 }[colour];
  if (depth !== 8 || !samples || bytes[28] !== 0) throw new Error("not a PNG with 8 bits a colour, not interlaced");
  const parts = [];

  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") parts.push(bytes.subarray(at + 8, at + 8 + bytes.readUInt32BE(at)));
  }

  const raw = inflateSync(Buffer.concat(parts));
  const row = width * samples;
  const plain = Buffer.alloc(row * height);

  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)];

    for (let x = 0; x < row; x++) {
      const left = x >= samples ? plain[y * row + x - samples] : 0;
      const up = y > 0 ? plain[(y - 1) * row + x] : 0;
      const corner = x >= samples && y > 0 ? plain[(y - 1) * row + x - samples] : 0;
      plain[y * row + x] = raw[y * (row + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
    }
  }

  const pixels = Array.from({ length: width * height }, (_, i) => [...plain.subarray(i * samples, i * samples + 3), samples === 4 ? plain[i * samples + 3] : 255]);
  return { width, height, pixels };
}

function paeth(left, up, corner) {
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
