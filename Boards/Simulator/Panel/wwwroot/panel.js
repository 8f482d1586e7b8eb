// The front panel: draws what the simulator sends and sends what is touched. It keeps no state of the terminal of its own.
import { say as words, pick, dress, turn } from "/words.js";

const $ = id => document.getElementById(id);

const Binary = { Lcd: 1, Paper: 2 };
let PaperDots = 384;
let PaperBytes = PaperDots / 8;

const KEYS = [
  ["F1", "dim word"], ["Up", "dim", "▲"], ["Down", "dim", "▼"], ["F2", "dim word"],
  ["1", ""], ["2", "", "2", "ABC"], ["3", "", "3", "DEF"], ["Cancel", "red word"],
  ["4", "", "4", "GHI"], ["5", "", "5", "JKL"], ["6", "", "6", "MNO"], ["Clear", "yellow word"],
  ["7", "", "7", "PQRS"], ["8", "", "8", "TUV"], ["9", "", "9", "WXYZ"], ["Menu", "dim word"],
  ["*", ""], ["0", ""], ["#", ""], ["Enter", "green word"],
];

const PC_KEYS = {
  Enter: "Enter", NumpadEnter: "Enter", Escape: "Cancel", Backspace: "Clear", Delete: "Clear", ArrowUp: "Up", ArrowDown: "Down",
  F1: "F1", F2: "F2", m: "Menu", M: "Menu", "*": "*", "#": "#",
};

// ---- the line to the simulator -------------------------------------------------------------------------------------
let socket = null;
let cards = [];
let mischiefs = [];
let state = {};

function connect() {
  socket = new WebSocket(`ws://${location.host}/live`);
  socket.binaryType = "arraybuffer";
  socket.onmessage = m => typeof m.data === "string" ? tell(JSON.parse(m.data)) : draw(m.data);
  socket.onclose = () => {
    socket = null;
    lamp("power", null);
    lamp("link", null);
    lamp("books", null);
    hint(words("lost"));
    setTimeout(connect, 1000);
  };
}

function send(what) {
  if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(what));
}

function tell(message) {
  switch (message.kind) {
    case "hello":
      cards = message.cards;
      mischiefs = message.mischief;
      offer();
      layShelf();
      traced = [];
      $("trace").replaceChildren();
      break;
    case "state":
      state = message;
      show();
      break;
    case "torn":
      newPaper(message.dots);
      break;
    case "trace":
      trace(message.lines);
      break;
    case "error":
      toast(message.message.startsWith("Too many") ? words("busy") : message.message);
      break;
  }
}

// ---- what comes ----------------------------------------------------------------------------------------------------
// The dots are kept as they are; what is seen is as many of the screen's own pixels as the window gives: whole multiples
// first, then a little less, so that every size is crisp.
const dots = Object.assign(document.createElement("canvas"), { width: 320, height: 240 });
const lcd = dots.getContext("2d");
const enlarged = document.createElement("canvas");

function showLcd() {
  const canvas = $("lcd");
  const box = canvas.getBoundingClientRect();
  const scale = devicePixelRatio || 1;
  const width = Math.max(320, Math.round(box.width * scale)), height = Math.max(240, Math.round(box.height * scale));
  if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
  const times = Math.ceil(width / 320);
  Object.assign(enlarged, { width: 320 * times, height: 240 * times });
  const big = enlarged.getContext("2d");
  big.imageSmoothingEnabled = false;
  big.drawImage(dots, 0, 0, enlarged.width, enlarged.height);
  const out = canvas.getContext("2d");
  out.imageSmoothingEnabled = enlarged.width !== width;
  out.imageSmoothingQuality = "high";
  out.drawImage(enlarged, 0, 0, width, height);
}

function draw(buffer) {
  const view = new DataView(buffer);
  if (view.getUint8(0) === Binary.Lcd) drawLcd(view, buffer);
  else if (view.getUint8(0) === Binary.Paper) drawPaper(view, buffer);
}

function drawLcd(view, buffer) {
  const [x, y, w, h] = [1, 3, 5, 7].map(at => view.getUint16(at, true));
  const image = lcd.createImageData(w, h);
  const out = new Uint32Array(image.data.buffer);
  const pixels = new Uint8Array(buffer, 9);
  for (let i = 0; i < w * h; i++) {
    const p = pixels[2 * i] | pixels[2 * i + 1] << 8;
    const r = p >> 11, g = p >> 5 & 63, b = p & 31;
    out[i] = 0xFF000000 | (b << 3 | b >> 2) << 16 | (g << 2 | g >> 4) << 8 | r << 3 | r >> 2;
  }
  lcd.putImageData(image, x, y);
  showLcd();
}

// The paper is a column of slices of one canvas each; a slice shows as many rows as are printed, a cut ends it.
const SliceRows = 96;
let slice = null;
let sliceRows = 0;

function newPaper(width) {
  PaperDots = width;
  PaperBytes = PaperDots / 8;
  $("sheet").style.setProperty("--dots", PaperDots);
  $("peek").width = PaperDots;
  $("paper-width").textContent = PaperDots > 384 ? "80 mm" : "58 mm";
  clearPaper();
  fit();
}

function clearPaper() {
  $("sheet").replaceChildren($("empty"));
  $("empty").hidden = false;
  slice = null;
  $("peek").height = 1;
}

function drawPaper(view, buffer) {
  const rows = view.getUint16(1, true);
  const cut = view.getUint8(3) === 1;
  const bits = new Uint8Array(buffer, 4);
  $("empty").hidden = true;
  for (let row = 0; row < rows; row++) drawPaperRow(bits, row * PaperBytes);
  if (rows > 0) peek(bits, rows);
  if (cut) {
    slice = null;
    const gap = document.createElement("div");
    gap.className = "cut";
    $("sheet").append(gap);
  }
  follow();
}

// Whoever looks at the end of the paper goes on looking at it, at every size of the window.
const roll = $("roll");
let following = true;
roll.onscroll = () => { following = roll.scrollHeight - roll.scrollTop - roll.clientHeight < 60; };
function follow() { if (following) roll.scrollTop = roll.scrollHeight; }

function drawPaperRow(bits, at) {
  if (!slice || sliceRows === SliceRows) {
    const canvas = document.createElement("canvas");
    canvas.width = PaperDots;
    canvas.height = SliceRows;
    const holder = document.createElement("div");
    holder.className = "slice";
    holder.append(canvas);
    $("sheet").append(holder);
    slice = canvas.getContext("2d", { willReadFrequently: true });
    sliceRows = 0;
  }
  slice.putImageData(rowImage(bits, at, 1), 0, sliceRows);
  sliceRows++;
  slice.canvas.parentElement.style.height = `${sliceRows}px`;
}

function rowImage(bits, at, rows) {
  const image = new ImageData(PaperDots, rows);
  const out = new Uint32Array(image.data.buffer);
  for (let i = 0; i < PaperDots * rows; i++) out[i] = bits[at + (i >> 3)] >> (7 - (i & 7)) & 1 ? 0xFF30282A : 0xFFF8FCFD;
  return image;
}

// The end of the paper as it comes out of the handset.
const PeekRows = 74;
function peek(bits, rows) {
  const canvas = $("peek");
  const keep = Math.min(canvas.height, Math.max(0, PeekRows - rows));
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const old = keep > 0 ? context.getImageData(0, canvas.height - keep, PaperDots, keep) : null;
  const taken = Math.min(rows, PeekRows);
  canvas.height = keep + taken;
  if (old) context.putImageData(old, 0, 0);
  context.putImageData(rowImage(bits, (rows - taken) * PaperBytes, taken), 0, keep);
}

// ---- state ---------------------------------------------------------------------------------------------------------
function lamp(name, good) {
  const e = $("lamp-" + name);
  e.classList.toggle("good", good === true);
  e.classList.toggle("bad", good === false);
}

function check(id, on) { $(id).setAttribute("aria-checked", String(on)); }

function show() {
  hint(pick(state.hint));
  lamp("power", state.power);
  lamp("link", state.link);
  lamp("books", state.invariantsHold);
  check("sw-link", !state.link);
  check("sw-paper", !state.paper);
  check("sw-cover", state.coverOpen);
  check("sw-power", !state.power);
  check("sw-hot", state.hot);
  check("sw-battery", state.battery < 10);
  check("sw-reader", state.readerDead);
  check("sw-worn", state.worn);
  check("sw-flash", state.flashFails);
  showInstruments();
  $("lcd").classList.toggle("dark", !state.visible);
  $("led").classList.toggle("on", state.power);
  $("speaker").classList.toggle("on", state.buzzerHz > 0);
  $("mischief").value = state.mischief ?? "";
  $("lcd-text").textContent = state.screen;
  if ($("slip-text").textContent !== state.slip) $("slip-text").textContent = state.slip;
  beep(state.buzzerHz);
  showCard();
  showBooks();
}

function hint(html) {
  // The simulator's own words with <kbd> and <code> around keys; nothing typed by anybody is in it.
  if ($("hint").innerHTML !== html) $("hint").innerHTML = html;
}

function showInstruments() {
  const fits = state.rollMm === state.printsForMm;
  $("roll-width").value = String(state.rollMm);
  tellRoll(fits ? words("rollFits") : words("rollMisfits", state.printsForMm), fits);
  $("m-clock").textContent = state.clock || "–";
  $("m-battery").textContent = `${state.battery} %`;
  $("m-line").textContent = `${state.sent} / ${state.received} ${words("bytes")}`;
  $("m-flash").textContent = `${state.flashPrograms} / ${state.flashErases}`;
  $("m-loop").textContent = `${state.turns}${words("perSecond")}, ${state.turnMs.toFixed(2)} ms`;
  $("speed").value = String(state.times);
  [...$("lights").children].forEach((e, i) => e.classList.toggle("on", state.lights[i] === true));
  const record = $("record");
  record.setAttribute("aria-pressed", String(state.recording));
  record.textContent = state.recording ? words("recordStop", state.steps) : words("record");
  $("scenario").hidden = state.recording || state.steps === 0;
  if (state.saidCount !== said) {
    said = state.saidCount;
    if (pick(state.said)) toast(pick(state.said));
  }
}
let said = 0;

// Written when it changes only: a screen reader says it once.
function tellRoll(text, fits) {
  const note = $("roll-note");
  if (note.textContent !== text) note.textContent = text;
  note.classList.toggle("bad", !fits);
}

function showCard() {
  const half = !!state.half;
  const card = cards.find(c => c.id === (state.card ?? state.half));
  for (const b of document.querySelectorAll(".card")) {
    const here = b.dataset.id === card?.id || state.held.includes(b.dataset.id);
    b.setAttribute("aria-pressed", String(here));
    b.classList.toggle("held", state.held.includes(b.dataset.id));
    b.setAttribute("aria-label", label(cards.find(c => c.id === b.dataset.id), here));
  }
  $("pull").disabled = !card;
  $("half").disabled = !state.card;
  $("away").disabled = state.held.length === 0;
  const seated = $("seated");
  seated.classList.toggle("half", half);
  if (!card) {
    seated.hidden = true;
    seated.replaceChildren();
    seated.removeAttribute("aria-label");
    return;
  }
  const name = words(half ? "pushIn" : "pullOut", pick(card.name));
  if (seated.hidden || seated.dataset.id !== card.id || seated.getAttribute("aria-label") !== name) {
    seated.hidden = false;
    seated.dataset.id = card.id;
    seated.style.setProperty("--hue", card.hue);
    seated.replaceChildren(lines(pick(card.name), words(half ? "halfNote" : "seatedNote")));
    seated.setAttribute("aria-label", name);
  }
}

function lines(strong, small) {
  const span = document.createElement("span");
  const b = document.createElement("b");
  b.textContent = strong;
  const s = document.createElement("small");
  s.textContent = small;
  span.append(b, s);
  return span;
}

function showBooks() {
  const rows = (state.books ?? []).map(line => {
    const tr = document.createElement("tr");
    for (const [i, cell] of [line.time, words(line.what), line.card, line.amount, `${words(line.state)} ${line.code}`.trim()].entries()) {
      const td = document.createElement("td");
      td.textContent = cell;
      if (i === 3) td.className = line.stands ? "num" : "num gone";
      tr.append(td);
    }
    return tr;
  });
  if (rows.length > 0) $("books").replaceChildren(...rows);
  const verdict = $("verdict");
  verdict.textContent = state.verdict === "" ? words("agree") : state.verdict ?? "";
  verdict.classList.toggle("bad", state.invariantsHold === false);
}

// ---- shelf, keys, switches -----------------------------------------------------------------------------------------
// Whoever works without a mouse goes on at the terminal after a card: the next Enter is the terminal's, not the card's again.
function backToKeys(e) {
  if (e.detail === 0) document.querySelector(".key[data-key=Enter]").focus();
}

function insertOrPull(id) {
  send(state.card === id ? { do: "remove" } : { do: "insert", card: id });
}

function hold1(id) { send({ do: state.held.includes(id) ? "untap" : "tap", card: id }); }

function wave() {
  const svg = $("reader").querySelector("svg").cloneNode(true);
  svg.setAttribute("class", "wave");
  svg.setAttribute("aria-hidden", "true");
  return svg;
}

// A card in the hand: over the slot it goes in when let go, over the reader's waves it is held there until it moves on.
let dragged = false;
function take(e, card) {
  if (e.button !== 0) return;
  const [x0, y0] = [e.clientX, e.clientY];
  const source = e.currentTarget;
  let ghost = null;
  dragged = false;
  const move = m => {
    if (!ghost && Math.hypot(m.clientX - x0, m.clientY - y0) < 7) return;
    if (!ghost) {
      dragged = true;
      ghost = source.cloneNode(true);
      ghost.className = "card ghost";
      ghost.removeAttribute("aria-label");
      ghost.setAttribute("aria-hidden", "true");
      ghost.tabIndex = -1;
      document.body.append(ghost);
      document.body.classList.add("dragging");
    }
    ghost.style.left = `${m.clientX}px`;
    ghost.style.top = `${m.clientY}px`;
    const over = near("reader", m, 46);
    $("reader").classList.toggle("over", over);
    if (card.taps && over !== state.held.includes(card.id)) send({ do: over ? "tap" : "untap", card: card.id });
  };
  const end = m => {
    removeEventListener("pointermove", move);
    removeEventListener("pointerup", end);
    removeEventListener("pointercancel", end);
    document.body.classList.remove("dragging");
    $("reader").classList.remove("over");
    ghost?.remove();
    if (!ghost || m.type === "pointercancel") return;
    setTimeout(() => { dragged = false; }, 0);
    if (near("slot", m, 70) && state.card !== card.id) insertOrPull(card.id);
    else if (state.held.includes(card.id)) send({ do: "untap", card: card.id });
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", end);
  addEventListener("pointercancel", end);
}

function near(id, e, margin) {
  const box = $(id).getBoundingClientRect();
  return e.clientX > box.left - margin && e.clientX < box.right + margin && e.clientY > box.top - margin && e.clientY < box.bottom + margin;
}

function label(card, here) {
  if (state.half === card.id) return words("pushIn", pick(card.name));
  if (card.taps && state.card !== card.id)
    return here ? words("untapIt", pick(card.name)) : words("tapIt", pick(card.name), pick(card.says));
  const pin = card.pin ? `, ${words("pin")} ${card.pin.split("").join(" ")}` : "";
  return here ? words("pullOut", pick(card.name)) : words("insertIt", pick(card.name), pick(card.says)) + pin;
}

function layShelf() {
  $("shelf").replaceChildren(...cards.map(card => {
    const b = document.createElement("button");
    b.type = "button";
    b.className = "card";
    b.dataset.id = card.id;
    b.style.setProperty("--hue", card.hue);
    const chip = document.createElement("span");
    chip.className = "chip";
    b.append(chip, lines(pick(card.name), pick(card.says)));
    if (card.pin) {
      const tag = document.createElement("span");
      tag.className = "tag";
      tag.textContent = `${words("pin")} ${card.pin}`;
      b.append(tag);
    }
    b.setAttribute("aria-label", label(card, false));
    if (card.taps) b.append(wave());
    b.onclick = e => {
      if (!dragged) card.taps && state.card !== card.id ? hold1(card.id) : insertOrPull(card.id);
      backToKeys(e);
    };
    b.onkeydown = e => {
      if (e.key !== "i" || !card.taps) return;
      insertOrPull(card.id);
      backToKeys(e);
    };
    b.onpointerdown = e => take(e, card);
    return b;
  }));
}

// A finger on the glass: the customer signs with the mouse.
function touch(event) {
  const box = event.target.getBoundingClientRect();
  const x = Math.floor((event.clientX - box.left) * 320 / box.width);
  const y = Math.floor((event.clientY - box.top) * 240 / box.height);
  if (x >= 0 && y >= 0 && x < 320 && y < 240) send({ do: "touch", x, y });
}

$("lcd").onpointerdown = event => { event.target.setPointerCapture(event.pointerId); touch(event); };
$("lcd").onpointermove = event => { if (event.buttons & 1) touch(event); };
$("lcd").onpointerup = $("lcd").onpointercancel = () => send({ do: "lift" });

function press(key) { down(key, true); send({ do: "press", key }); }
function release(key) { down(key, false); send({ do: "release", key }); }
function down(key, is) { document.querySelector(`.key[data-key="${CSS.escape(key)}"]`)?.classList.toggle("down", is); }

const held = new Set();
function hold(key) { if (!held.has(key)) { held.add(key); press(key); } }
function letGo(key) { if (held.delete(key)) release(key); }

for (const [key, look, cap = key, letters] of KEYS) {
  const b = document.createElement("button");
  b.type = "button";
  b.className = "key " + look;
  b.dataset.key = key;
  b.textContent = cap;
  if (!look) {
    const small = document.createElement("small");
    small.textContent = letters ?? "";
    b.append(small);
  }
  b.onpointerdown = e => { if (e.button === 0) { b.setPointerCapture(e.pointerId); hold(key); } };
  b.onpointerup = b.onpointercancel = () => letGo(key);
  // From a screen reader or the space bar: a click without a pointer.
  b.onclick = e => { if (e.detail === 0) { hold(key); letGo(key); } };
  $("keys").append(b);
}

function pcKey(e) {
  if (e.ctrlKey || e.altKey || e.metaKey || e.target.closest?.("select, a")) return null;
  const key = /^[0-9]$/.test(e.key) ? e.key : PC_KEYS[e.key];
  // Enter on a focused button presses that button.
  return key === "Enter" && e.target.closest?.("button:not(.key)") ? null : key;
}

addEventListener("keydown", e => {
  const key = pcKey(e);
  if (!key) return;
  e.preventDefault();
  if (!e.repeat) hold(key);
});
addEventListener("keyup", e => {
  const key = pcKey(e);
  if (!key) return;
  e.preventDefault();
  letGo(key);
});
addEventListener("blur", () => { for (const key of [...held]) letGo(key); });

for (const b of document.querySelectorAll("[role=switch]")) {
  b.onclick = () => {
    const turnOn = b.getAttribute("aria-checked") !== "true";
    const value = (b.dataset.onValue === "true") === turnOn;
    send({ do: b.dataset.do, value });
  };
}

function pullOut() { send({ do: "remove" }); }
function pullHalf() { send({ do: "half" }); }
$("pull").onclick = e => { pullOut(); backToKeys(e); };
$("half").onclick = e => { pullHalf(); backToKeys(e); };
$("away").onclick = e => {
  for (const card of state.held) send({ do: "untap", card });
  backToKeys(e);
};

// The seated card: a click pulls it (or pushes it back in); dragged down it loses its contacts half-way, and stays there if let go.
const seated = $("seated");
seated.onclick = e => {
  if (!slid) state.half ? insertOrPull(state.half) : pullOut();
  backToKeys(e);
};
let slid = false;
seated.onpointerdown = e => {
  if (e.button !== 0) return;
  const y0 = e.clientY;
  slid = false;
  seated.setPointerCapture(e.pointerId);
  seated.onpointermove = m => {
    const by = m.clientY - y0;
    if (Math.abs(by) < 6) return;
    slid = true;
    seated.classList.add("moving");
    seated.style.transform = `translateY(${Math.max(state.half ? -34 : 0, by)}px)`;
    if (state.card && by > 22) pullHalf();
  };
  seated.onpointerup = seated.onpointercancel = m => {
    seated.onpointermove = null;
    seated.classList.remove("moving");
    seated.style.transform = "";
    const by = m.clientY - y0;
    if (slid && by > 90) pullOut();
    else if (slid && state.half && by < -15) insertOrPull(state.half);
    setTimeout(() => { slid = false; }, 0);
  };
};

$("tear").onclick = () => send({ do: "tear" });
$("mischief").onchange = e => { send({ do: "mischief", word: e.target.value }); e.target.blur(); };

$("roll-width").onchange = e => { send({ do: "roll", width: Number(e.target.value) }); e.target.blur(); };
$("speed").onchange = e => { send({ do: "speed", times: Number(e.target.value) }); e.target.blur(); };
$("record").onclick = () => send({ do: "record", value: !state.recording });

// ---- trace and tabs ------------------------------------------------------------------------------------------------
const MostTrace = 400;
let traced = [];
function trace(lines) {
  traced = [...traced, ...lines].slice(-MostTrace);
  const list = $("trace");
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 40;
  for (const line of lines) {
    const li = document.createElement("li");
    const when = document.createElement("time");
    when.textContent = (line.t / 1000).toFixed(2);
    const who = document.createElement("span");
    who.className = line.s + "-line";
    who.textContent = words("who_" + line.s);
    const what = document.createElement("span");
    what.textContent = pick(line.m);
    li.append(when, who, what);
    list.append(li);
  }
  while (list.childElementCount > MostTrace) list.firstElementChild.remove();
  if (atEnd) list.scrollTop = list.scrollHeight;
}

const tabs = [$("tab-trace"), $("tab-books")];
function select(tab) {
  for (const t of tabs) {
    t.setAttribute("aria-selected", String(t === tab));
    t.tabIndex = t === tab ? 0 : -1;
    $(t.getAttribute("aria-controls")).hidden = t !== tab;
  }
  $("trace").scrollTop = $("trace").scrollHeight;
}
for (const t of tabs) {
  t.onclick = () => select(t);
  t.onkeydown = e => {
    if (e.key !== "ArrowLeft" && e.key !== "ArrowRight") return;
    e.preventDefault();
    e.stopPropagation();
    const other = tabs[(tabs.indexOf(t) + 1) % tabs.length];
    select(other);
    other.focus();
  };
}

// ---- the handset at any size ---------------------------------------------------------------------------------------
function fit() {
  const handset = $("handset");
  handset.style.setProperty("--zoom", 1);
  const narrow = innerWidth <= 760;
  const roomWide = handset.parentElement.clientWidth - 4;
  const roomHigh = innerHeight - document.querySelector(".top").offsetHeight - 70;
  const zoom = narrow ? roomWide / 408 : Math.min(roomWide / 408, roomHigh / handset.offsetHeight);
  handset.style.setProperty("--zoom", Math.max(.62, Math.min(narrow ? 1.1 : 1.6, zoom)).toFixed(3));
  const end = following;
  $("sheet").style.zoom = Math.min(1, (roll.clientWidth - 6) / (PaperDots + 42)).toFixed(3);
  following = end;
  follow();
  showLcd();
}
addEventListener("resize", fit);
fit();

// ---- sound ---------------------------------------------------------------------------------------------------------
let audio = null;
let tone = null;
$("sound").onclick = () => {
  if (audio) {
    audio.close();
    audio = tone = null;
  } else {
    audio = new AudioContext();
  }
  nameSound();
  $("sound").setAttribute("aria-pressed", String(!!audio));
};

function nameSound() { $("sound").textContent = words(audio ? "soundOn" : "soundOff"); }

function beep(hz) {
  if (!audio || (tone?.frequency.value ?? 0) === hz) return;
  tone?.stop();
  tone = null;
  if (hz > 0) {
    const gain = audio.createGain();
    gain.gain.value = .04;
    tone = audio.createOscillator();
    tone.type = "square";
    tone.frequency.value = hz;
    tone.connect(gain).connect(audio.destination);
    tone.start();
  }
}

let toastTimer = 0;
function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toastTimer);
  toastTimer = setTimeout(() => { $("toast").hidden = true; }, 4000);
}

// ---- the panel's language ------------------------------------------------------------------------------------------
const KEY_NAMES = { "*": "star", "#": "hash", Up: "up", Down: "down" };

function offer() {
  $("mischief").length = 1;
  for (const c of mischiefs) $("mischief").add(new Option(pick(c.says), c.word));
}

function speak() {
  dress();
  for (const b of document.querySelectorAll(".key")) {
    const key = b.dataset.key;
    b.setAttribute("aria-label", /^\d$/.test(key) ? words("digit", key) : key in KEY_NAMES ? words(KEY_NAMES[key]) : key);
  }
  nameSound();
  offer();
  layShelf();
  const lines = traced;
  traced = [];
  $("trace").replaceChildren();
  trace(lines);
  $("seated").hidden = true;
  if (state.kind) show();
}

$("language").onclick = () => { turn(); speak(); };
speak();
connect();
