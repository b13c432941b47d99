// Asks the server for the page and puts its parts in place of the old ones; the panes stay where they are scrolled.

const words = () => document.getElementById("words").dataset;
const said = document.getElementById("said");
let fading = 0;

/** Says what happened, to the eye for a while and to screen readers. */
export function say(text) {
  clearTimeout(fading);
  said.classList.remove("quiet-now");
  said.textContent = text;
  fading = setTimeout(() => said.classList.add("quiet-now"), 4000);
}

/** A page by its address. */
export const load = (address, gone = null) => bring(new Request(address), gone);

/** What a form sends; ``by`` is the button. */
export function send(form, by) {
  const body = new URLSearchParams(new FormData(form, by));
  // a verdict changes one card and the counts, nothing else
  if (body.get("do") === "decide") body.set("only", body.get("item"));
  return bring(new Request(form.action, { method: "POST", body }), form);
}

/** The parts of the answer put in place, and whether it refuses; null where there was none. ``gone`` is a form that has done
    its work. */
async function bring(request, gone) {
  let page;
  try {
    const answer = await fetch(request);
    page = new DOMParser().parseFromString(await answer.text(), "text/html");
  } catch {
    say(words().lost);
    return null;
  }
  if (!page.getElementById("proposals")) {
    say(page.querySelector(".problems .message")?.textContent.trim() || words().lost);
    return null;
  }
  // the parts of the page are moved into this one, so it is looked at before
  const refused = page.querySelector("#bar [role=alert], #proposals [role=alert]");
  const told = (page.querySelector(".notices") ?? refused?.querySelector(".message strong"))?.textContent.trim();
  swap(page, gone);
  if (told) say(told);
  return { isRefused: Boolean(refused) };
}

function swap(page, gone) {
  const fresh = page.getElementById("words").dataset;
  const kept = document.querySelector("#proposals .editor");
  put(page, "bar");
  if (fresh.only) {
    const card = (where) => where.getElementById("item-" + fresh.only)?.closest("li");
    card(document)?.replaceWith(document.adoptNode(card(page)));
  } else {
    put(page, "lines");
    put(page, "proposals");
  }
  Object.assign(words(), fresh);
  if (!fresh.at) delete words().at;
  delete words().only;
  if (kept && kept !== gone && !kept.isConnected) putBack(kept);
  document.dispatchEvent(new Event("swapped"));
}

function put(page, id) {
  document.getElementById(id).replaceChildren(...document.adoptNode(page.getElementById(id)).childNodes);
}

// A form somebody is filling in outlives what else is done meanwhile.
function putBack(form) {
  const card = document.getElementById("item-" + form.elements.namedItem("item").value);
  if (!card) return;
  card.querySelector(".editor")?.remove();
  card.append(form);
}
