// Runs before the first paint, so that a chosen theme never flashes in late. Everything else waits for the page.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch { /* storage is closed to us: the system's theme it is */ }
// A transition that the browser breaks off (a hidden page, one that comes late, another click meanwhile) rejects promises that nobody waits for, some of which
// no script can reach. That is no error: the page simply changes at once.
addEventListener("unhandledrejection", (event) => {
  if (/^(Invalid|Abort|Timeout)/.test(event.reason?.name) && /transition/i.test(event.reason.message)) event.preventDefault();
});
