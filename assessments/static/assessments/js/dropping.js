// Dropping and pasting a file, and telling how far it is. Without this file the button
// of the form does the same work, and the next page tells.

const PAUSE = 1000; // milliseconds between two questions about the scan
const PATIENCE = 30; // questions; then the next page tells what became of it

function prepare(box) {
  const form = box.closest("form");
  const input = box.querySelector("input[type=file]");
  if (!form || input.matches(":disabled")) return;
  const part = (name) => box.querySelector(`[data-${name}]`);
  const upload = { box, form, input, part, isBusy: false };

  part("name").hidden = part("tip").hidden = false;
  input.addEventListener("change", () => showName(upload));
  form.addEventListener("submit", (event) => {
    if (!input.files.length) return;
    event.preventDefault();
    send(upload, event.submitter);
  });
  listenToDrops(upload);
  showName(upload);
}

function listenToDrops(upload) {
  const { box } = upload;
  box.addEventListener("dragover", (event) => {
    event.preventDefault();
    box.classList.add("is-over");
  });
  box.addEventListener("dragleave", () => box.classList.remove("is-over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("is-over");
    take(upload, event.dataTransfer.files);
  });
}

document.addEventListener("paste", (event) => {
  const input = document.querySelector("[data-upload] input[type=file]");
  if (!event.clipboardData?.files.length || !input || input.matches(":disabled")) return;
  event.preventDefault();
  input.files = onlyFirst(event.clipboardData.files);
  input.dispatchEvent(new Event("change"));
});

function take(upload, files) {
  if (!files.length || upload.isBusy) return;
  upload.input.files = onlyFirst(files);
  showName(upload);
}

function onlyFirst(files) {
  const first = new DataTransfer();
  first.items.add(files[0]);
  return first.files;
}

function showName({ box, input, part }) {
  const file = input.files[0];
  // What is far too large the server does not even read: say so before it is sent.
  const isTooLarge = file?.size > Number(box.dataset.limit);
  if (isTooLarge) input.value = "";
  part("name").textContent = isTooLarge || !file ? box.dataset.none : file.name;
  say({ box, part }, isTooLarge ? box.dataset.large : "", { isBad: isTooLarge });
}

function say({ box, part }, text, { isBad = false } = {}) {
  box.classList.toggle("is-bad", isBad);
  part("state").textContent = text;
}

function send(upload, button) {
  if (upload.isBusy) return;
  const { box, form, part } = upload;
  const request = new XMLHttpRequest(); // fetch does not tell how far an upload is
  const fails = () => stop(upload, box.dataset.failed);
  upload.isBusy = true;
  say(upload, box.dataset.uploading);
  part("progress").hidden = false;
  part("progress").value = 0;
  request.upload.addEventListener("progress", (event) => {
    if (event.lengthComputable) part("progress").value = (100 * event.loaded) / event.total;
  });
  request.addEventListener("error", fails);
  request.addEventListener("load", () => {
    if (request.status === 201) follow(upload, JSON.parse(request.responseText));
    else if (request.status >= 500) fails();
    else turn(upload, request.responseText);
  });
  request.open("POST", form.getAttribute("action") || location.href);
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  request.send(new FormData(form, button));
}

// The file is there; whether it is clean may not be known yet.
async function follow(upload, { next, state }) {
  say(upload, upload.box.dataset.scanning);
  for (let asked = 0; asked < PATIENCE; asked += 1) {
    const answer = await ask(state);
    if (answer.refusal) {
      upload.input.value = "";
      showName(upload);
      stop(upload, answer.refusal);
      return;
    }
    if (!answer.is_waiting) break;
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  say(upload, upload.box.dataset.clean);
  location.assign(next);
}

// What cannot be asked now may be asked in a second.
async function ask(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : { is_waiting: true };
  } catch {
    return { is_waiting: true };
  }
}

function stop(upload, text) {
  upload.isBusy = false;
  upload.part("progress").hidden = true;
  say(upload, text, { isBad: true });
}

// The server has something to say about the form: its page, with the file still chosen.
function turn({ input }, html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  document.title = page.title;
  document.querySelector("main").replaceWith(page.querySelector("main"));
  const box = document.querySelector("[data-upload]");
  if (box && !box.closest(".has-error")) {
    box.querySelector("input[type=file]").files = input.files;
    document.querySelector("[data-choose-again]")?.remove();
  }
  begin();
  scrollTo(0, 0);
  document.querySelector("[data-autofocus]")?.focus();
}

function begin() {
  document.querySelectorAll("[data-upload]").forEach(prepare);
}

begin();
