// Conveniences only: every page works without this file.

// After a refused form the reader lands on what to mend.
document.querySelector("[data-autofocus]")?.focus();

// Who signs out leaves no text behind in this tab.
document.addEventListener("submit", ({ target }) => {
  if (target.action.endsWith("/logout/")) sessionStorage.clear();
});

// A menu closes when the reader goes on elsewhere, or presses Escape.
for (const menu of document.querySelectorAll("details.menu")) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
