// Saves each question by itself while somebody fills in a section; without scripts the buttons do.
// What the server did not acknowledge stays in the page, is sent again, and survives signing in.

const PAUSE = 1000; // milliseconds after the last key
const WAITS = [2, 4, 8, 15, 30, 60]; // seconds until the next attempt
const COPY = "unsaved"; // begins the names of copies in the storage of this tab
const QUIET = ["saving", "typing"]; // pass too fast to be told
const CHECKED = ["radio", "checkbox"];
const LINKED = ["changed", "refused", "out"];
const CONTROL = "input:checked, input:not([type=hidden]), textarea";
const PLACE = "CODE"; // stands for the question in the address to send to

const bar = document.querySelector("[data-save]");
const form = document.getElementById("section-form");

const stored = new Map(); // by question: what the server has
const refused = new Map(); // by question: what the server cannot take as it is
const known = new WeakSet(); // cards of which `stored` tells
let unheard = null; // was sent and not answered: goes again as it was, before anything newer
let queue = Promise.resolve(); // one request at a time
let timer = 0;
let attempts = 0;
let told = bar?.dataset.state;
let isLeaving = false;
let isPressed = false; // a button, that waits for what is being saved
let isInsisted = false;
let isDoneOpen = false; // whether the section is done was answered, and not stored
let isSignedOut = false; // on purpose: nothing stays behind

const card = (code) => document.getElementById(`div_id_${code}`);
const stateOf = (code) => document.getElementById(`state_${code}`);
const seen = (code) => document.getElementById(`seen_${code}`);
const codes = () => [...form.querySelectorAll("[id^=seen_]")].map((each) => each.id.slice(5));
const codeOf = (name) => name.split(/[-._]/, 1)[0];
// Pasted rows and rows to remove wait for the button: it says so.
const waits = (name) => name.endsWith(".-") || name.endsWith("-seen");

// What stands in the controls, by question, as a form would send it.
function typed() {
  const found = new Map(codes().map((code) => [code, new URLSearchParams()]));
  for (const [name, value] of new FormData(form)) {
    if (!waits(name)) found.get(codeOf(name))?.append(name, value);
  }
  return new Map([...found].map(([code, fields]) => [code, fields.toString()]));
}

const unsaved = () => [...typed()].filter(([code, fields]) => fields !== stored.get(code));
const isPasted = () => [...form.querySelectorAll("[name$='.-']")]
  .some((each) => each.type === "textarea" && each.value !== each.defaultValue);

// Cards that came with the page, or into it.
function learn() {
  const fields = typed();
  for (const code of codes().filter((each) => !known.has(card(each)))) {
    known.add(card(code));
    stored.set(code, fields.get(code));
    refused.delete(code);
  }
}

function show(state, code = "") {
  const open = new Map(unsaved());
  for (const each of codes()) {
    stateOf(each).classList.toggle("is-open", open.has(each));
  }
  // A link does not vanish under the pointer that is about to follow it.
  if (state === "saving" && LINKED.includes(bar.dataset.state)) return;
  for (const each of bar.querySelectorAll("[data-when]")) each.hidden = each.dataset.when !== state;
  bar.dataset.state = state;
  const sentence = bar.querySelector(`[data-when="${state}"]`);
  const link = sentence.querySelector("a");
  if (link) link.href = link.dataset.to.replace(PLACE, code);
  if (QUIET.includes(state) || state === told) return;
  told = state;
  const said = document.getElementById("said");
  said.setAttribute("aria-live", state === "failing" ? "assertive" : "polite");
  said.textContent = sentence.textContent;
}

function tryLater() {
  const wait = WAITS[Math.min(attempts, WAITS.length - 1)];
  attempts += 1;
  clearTimeout(timer);
  timer = setTimeout(save, wait * 1000);
  keepCopies();
  show("failing");
  return false;
}

function signedOut(code) {
  keepCopies();
  show("out", code);
  return false;
}

// Queues a round of saving; done when this round is.
function save() {
  clearTimeout(timer);
  queue = queue.then(saveAll);
  return queue;
}

async function saveAll() {
  if (unheard && !(await send(unheard))) return;
  for (const [code, fields] of unsaved()) {
    const isNew = refused.get(code) !== fields;
    if (isNew && !(await send({ code, fields, seen: seen(code).value }))) return;
  }
  attempts = 0;
  conclude();
}

function conclude() {
  const conflict = form.querySelector(".conflict");
  const open = unsaved();
  const left = open.filter(([code, fields]) => refused.get(code) === fields).map(([code]) => code);
  const away = left.filter((code) => !card(code).contains(document.activeElement));
  if (conflict) show("changed", conflict.id.replace("conflict_", ""));
  else if (away.length) show("refused", away[0]);
  else if (left.length) show("typing"); // half a date: nobody is corrected while typing
  else if (!open.length && bar.dataset.state !== "nothing") show("saved");
}

// Whether to go on: the server answered, whatever it said.
async function send(letter, isRenewed = false) {
  const { code, fields } = letter;
  show("saving");
  const body = new URLSearchParams(fields);
  body.set(`${code}-seen`, letter.seen);
  body.set("shown", codes().map((each) => `${each}:${seen(each).value}`).join(" "));
  unheard = letter;
  const response = await post(code, body);
  if (!response || response.status >= 500 || response.status === 429) return tryLater();
  if (response.status === 401) return signedOut(code);
  if (response.status === 403) {
    return !isRenewed && (await renew()) ? send(letter, true) : signedOut(code);
  }
  unheard = null;
  return take(letter, response);
}

async function post(code, body) {
  const headers = { "HX-Request": "true", "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  try {
    const address = bar.dataset.save.replace(PLACE, code);
    const response = await fetch(address, { method: "POST", body, headers });
    return { status: response.status, html: await response.text() };
  } catch {
    return null;
  }
}

function take({ code, fields, ...rest }, { status, html }) {
  const isOurs = html.includes(`id="state_${code}"`);
  if (status < 300 && !isOurs) { // some network's own page: nobody stored anything
    unheard = { code, fields, ...rest };
    return tryLater();
  }
  if (isOurs) place(code, html);
  if (status === 200) {
    stored.set(code, fields);
    sessionStorage.removeItem(copyOf(code));
  } else {
    refused.set(code, fields);
  }
  return true;
}

// Puts the pieces where they belong; a card with text that is not stored yet is left alone.
function place(code, html) {
  const parts = document.createElement("template");
  parts.innerHTML = html;
  for (const [other] of unsaved().filter(([each]) => each !== code)) {
    const theirs = parts.content.querySelectorAll(`#state_${other}, #div_id_${other}`);
    theirs.forEach((each) => each.remove());
  }
  const focused = document.activeElement;
  htmx.swap(bar, parts.innerHTML, { swapStyle: "none", swapDelay: 0, settleDelay: 0 });
  learn();
  if (!focused.isConnected) card(code)?.querySelector(CONTROL)?.focus();
}

// Whether the section is done is no answer: it goes where the form goes.
async function saveDone(done) {
  isDoneOpen = true;
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
  const body = new URLSearchParams({ done });
  const sent = fetch(location.pathname, { method: "POST", body, headers });
  isDoneOpen = !(await sent.catch(() => null))?.ok;
}

// Who signed in again in another window has another token. False: it is somebody else, or nobody.
async function renew() {
  try {
    const html = await (await fetch(location.href)).text();
    const page = new DOMParser().parseFromString(html, "text/html");
    const person = page.querySelector("[data-save]")?.dataset.person;
    const token = page.querySelector("#section-form [name=csrfmiddlewaretoken]");
    if (person !== bar.dataset.person || !token) return false;
    for (const each of document.getElementsByName(token.name)) each.value = token.value;
    return true;
  } catch {
    return false;
  }
}

const copyOf = (code) => [COPY, bar.dataset.person, location.pathname, code].join(" ");

function keepCopies() {
  if (isSignedOut || isSent()) return;
  for (const [code, fields] of unsaved()) {
    try {
      sessionStorage.setItem(copyOf(code), JSON.stringify({ fields, seen: seen(code).value }));
    } catch {
      return; // the tab has no room: the text stays in the page
    }
  }
}

// Text of before signing in comes back into its field; what somebody else left here is thrown away.
function restore() {
  const mine = copyOf("").split(" ", 2).join(" ");
  for (const name of Object.keys(sessionStorage).filter((each) => each.startsWith(COPY))) {
    if (!name.startsWith(`${mine} `)) sessionStorage.removeItem(name);
  }
  for (const code of codes()) {
    const copy = sessionStorage.getItem(copyOf(code));
    if (copy) putBack(code, JSON.parse(copy));
  }
}

function putBack(code, copy) {
  const fields = new URLSearchParams(copy.fields);
  for (const control of card(code).querySelectorAll("[name]")) {
    if (codeOf(control.name) !== code || waits(control.name) || control.type === "submit") continue;
    const values = fields.getAll(control.name);
    if (CHECKED.includes(control.type)) control.checked = values.includes(control.value);
    else control.value = values[0] ?? "";
    if (values[0] && control.closest("details")) control.closest("details").open = true;
  }
  if (typed().get(code) === stored.get(code)) sessionStorage.removeItem(copyOf(code));
  else seen(code).value = copy.seen;
}

function listen() {
  form.addEventListener("input", ({ target }) => {
    stateOf(codeOf(target.name))?.classList.add("is-open");
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  });
  form.addEventListener("change", ({ target }) => {
    if (target.name === "done") queue = queue.then(() => saveDone(target.value));
    else save();
  });
  form.addEventListener("focusout", () => {
    if (bar.dataset.state === "typing") setTimeout(conclude);
  });
  document.addEventListener("htmx:afterSettle", learn);
  document.addEventListener("submit", saveFirst);
  document.addEventListener("click", saveBeforeLeaving);
  for (const [target, name] of [[window, "online"], [document, "visibilitychange"]]) {
    target.addEventListener(name, () => {
      if (!document.hidden && isStopped()) save();
    });
  }
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && (unsaved().length || isPasted() || isDoneOpen)) event.preventDefault();
  });
  window.addEventListener("pagehide", keepCopies);
  window.addEventListener("pageshow", () => { isLeaving = false; });
}

// The form went itself: what the server does not take comes back with its page.
const isSent = () => isLeaving && !isStopped();
const isStopped = () => ["failing", "out"].includes(bar.dataset.state);

// A button saves answer by answer first: when nobody answers the page stays, with all its text.
async function saveFirst(event) {
  if (isLeaving || event.defaultPrevented) return;
  event.preventDefault();
  if (isPressed) return;
  isPressed = true;
  await save();
  isPressed = false;
  await new Promise((resolve) => setTimeout(resolve)); // a form that is being sent is not sent
  if (isStopped() && !isInsisted) {
    isInsisted = true; // who presses again means it
    return;
  }
  if (event.submitter && !event.submitter.isConnected) return; // now there is more to choose from
  isLeaving = event.target === form;
  if (isSent()) codes().forEach((code) => sessionStorage.removeItem(copyOf(code)));
  isSignedOut = event.target.action.endsWith("/logout/");
  document.removeEventListener("submit", saveFirst);
  event.target.requestSubmit(event.submitter);
  document.addEventListener("submit", saveFirst);
}

async function saveBeforeLeaving(event) {
  const link = event.target.closest("a[href]");
  const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented);
  const isInPage = link?.getAttribute("href").startsWith("#");
  if (!link || !isPlain || isInPage || link.target || !(unsaved().length || isDoneOpen)) return;
  event.preventDefault();
  if (!link.dataset.to) await save();
  isLeaving = Boolean(link.dataset.to); // to sign in: copies of the text wait in this tab
  location.assign(link.href);
}

if (bar && form) {
  learn();
  restore();
  listen();
  if (unsaved().length || form.querySelector(".conflict")) save();
}
