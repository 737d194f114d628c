// What the page does by itself: a citation leads to its card, a whole article opens at its quote, and a new answer
// comes into view. One listener on the document, because Gradio replaces the HTML below it with every answer.

const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const behaviour = () => (calm() ? "auto" : "smooth");

function showCard(id) {
  const card = document.getElementById(id);
  if (!card) return;
  const group = card.closest("details.group");
  if (group) group.open = true;
  for (const other of document.querySelectorAll(".card.flash")) other.classList.remove("flash");
  void card.offsetWidth; // restarts the animation when the same card is asked for twice
  card.classList.add("flash");
  card.focus({ preventScroll: true });
  const mark = card.querySelector(".passage mark") ?? card;
  const tall = card.offsetHeight > window.innerHeight * 0.7;
  (tall ? mark : card).scrollIntoView({ block: tall ? "center" : "nearest", behavior: behaviour() });
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a.cite");
  if (!link) return;
  event.preventDefault();
  showCard(link.getAttribute("href").slice(1));
});

document.addEventListener(
  "toggle",
  (event) => {
    if (!event.target.matches?.("details.article") || !event.target.open) return;
    const whole = event.target.querySelector(".whole");
    const mark = whole?.querySelector("mark");
    // Only the article's own box is scrolled: the reader keeps the place on the page.
    if (!mark) return;
    const above = mark.getBoundingClientRect().top - whole.getBoundingClientRect().top;
    whole.scrollTop += above - whole.clientHeight / 3;
  },
  true,
);

function dress() {
  const talk = document.getElementById("talk");
  const evidence = document.getElementById("evidence");
  if (!talk || !evidence || talk.getAttribute("role") === "log") return Boolean(talk);
  talk.setAttribute("role", "log");
  talk.setAttribute("aria-live", "polite");
  talk.setAttribute("aria-label", "Questions and answers");
  evidence.setAttribute("role", "complementary");
  evidence.setAttribute("aria-label", "Evidence");
  let shown = 0;
  new MutationObserver(() => {
    const turns = talk.querySelectorAll(".turn");
    const newest = turns[turns.length - 1];
    if (turns.length !== shown && newest) newest.scrollIntoView({ block: "nearest", behavior: behaviour() });
    shown = turns.length;
  }).observe(talk, { childList: true, subtree: true });
  return true;
}

const waiting = new MutationObserver(() => dress() && waiting.disconnect());
if (!dress()) waiting.observe(document.documentElement, { childList: true, subtree: true });
