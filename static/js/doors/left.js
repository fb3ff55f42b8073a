// Page after leaving: clears what this browser has stored.
// Over https the header Clear-Site-Data does the same; over http only this script does.
async function forget() {
  sessionStorage.clear();
  localStorage.clear();
  const databases = (await indexedDB.databases?.()) ?? [];
  for (const { name } of databases) if (name) indexedDB.deleteDatabase(name);
  const kept = "caches" in window ? await caches.keys() : [];
  await Promise.all(kept.map((name) => caches.delete(name)));
}

if (location.pathname !== "/left") {
  // What other people and other meetings keep in this browser is not this person's to throw away.
  const nothingLeft = document.querySelector("[data-forget]");
  history.replaceState(null, "", "/left");
  if (nothingLeft) void forget();
}
