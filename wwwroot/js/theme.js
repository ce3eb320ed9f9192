// Runs before the first paint, so that a chosen theme never flashes in late. Everything else waits for the page.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "dark" || theme === "light") document.documentElement.dataset.theme = theme;
} catch { /* storage is closed to us: the system's theme it is */ }
