// Asks now and then whether somebody has opened, then lets the page move on by itself.
const PAUSE = 2000;

async function isOpen() {
  const answer = await fetch("waiting", { headers: { Accept: "application/json" }, cache: "no-store" });
  // Not there any more: the page itself says so, calmly.
  return answer.status === 404 || (answer.ok && (await answer.json()).admitted === true);
}

async function look() {
  const open = document.visibilityState === "visible" && (await isOpen().catch(() => false));
  if (open) location.replace(location.pathname);
  else setTimeout(look, PAUSE);
}

void look();
