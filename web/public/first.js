// Runs before the first paint: the theme and density that were chosen, so that no frame is drawn otherwise, and the only
// script addresses that the page may ever load (Trusted Types: its own origin).
(function () {
  const chosen = localStorage.getItem('nonagon.theme');
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  document.documentElement.dataset.density = localStorage.getItem('nonagon.density') === 'dense' ? 'dense' : 'comfortable';
  if (window.trustedTypes && trustedTypes.createPolicy) {
    trustedTypes.createPolicy('default', {
      createScriptURL(address) {
        if (new URL(address, location.href).origin === location.origin) return address;
        throw new TypeError('only scripts of this origin are loaded: ' + address);
      },
    });
  }
})();
