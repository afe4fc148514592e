// The token stands after the #, so it is in no log and no Referer; it is sent once, by hand.
const state = document.getElementById("state");
const button = document.getElementById("go");
button.addEventListener("click", async () => {
  button.disabled = true;
  const token = location.hash.slice(1);
  history.replaceState(null, "", location.pathname);
  const answer = await fetch("/api/auth/link", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (answer.ok) {
    location.replace("/");
    return;
  }
  const problem = await answer.json();
  state.textContent = `${problem.detail}. ${problem.fix ?? ""}`;
});
