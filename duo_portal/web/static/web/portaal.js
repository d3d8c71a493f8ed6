/* Small comforts; everything works without. */
(() => {
  "use strict";

  // A form that came back with errors: what is wrong is read first, and the title says so.
  const fouten = document.getElementById("foutsamenvatting");
  if (fouten && !location.hash) {
    fouten.focus();
  }

  // A second press on the same button sends nothing twice.
  document.addEventListener("submit", (gebeurtenis) => {
    const formulier = gebeurtenis.target;
    if (formulier.method !== "post" || gebeurtenis.defaultPrevented) {
      return;
    }
    if (formulier.dataset.onderweg) {
      gebeurtenis.preventDefault();
      return;
    }
    formulier.dataset.onderweg = "ja";
    window.setTimeout(() => delete formulier.dataset.onderweg, 4000);
  });

  // Back to a page that the browser kept: its forms may be sent again.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-onderweg]").forEach((formulier) => delete formulier.dataset.onderweg);
  });
})();
