/*
 * Warns before a session ends and lets it go on. Tabs of one browser know of each other through localStorage (a moment,
 * nothing else). Without this script the server ends the session all the same.
 */
(() => {
  "use strict";
  const dialoog = document.getElementById("sessie");
  if (!dialoog || typeof dialoog.showModal !== "function") {
    return;
  }
  const SLEUTEL = "sessie-laatst";
  const duur = Number(dialoog.dataset.seconden) * 1000;
  const waarschuw = Number(dialoog.dataset.waarschuw) * 1000;
  const tijd = document.getElementById("sessie-tijd");
  const klok = dialoog.querySelector("[role=timer]");
  let laatst = Date.now();

  const bewaar = () => {
    laatst = Date.now();
    try {
      localStorage.setItem(SLEUTEL, String(laatst));
    } catch {
      // Storage may be shut; then each tab counts for itself.
    }
  };

  const opnieuw = () => {
    const terug = location.pathname + location.search;
    location.assign(`${dialoog.dataset.opnieuw}?next=${encodeURIComponent(terug)}`);
  };

  const toon = (over) => {
    const seconden = Math.max(Math.ceil(over / 1000), 0);
    tijd.textContent = `${Math.floor(seconden / 60)}:${String(seconden % 60).padStart(2, "0")}`;
    // Read out now and then, not every second.
    klok.setAttribute("aria-live", seconden % 30 === 0 ? "polite" : "off");
  };

  const kijk = () => {
    const over = laatst + duur - Date.now();
    if (over <= 0) {
      opnieuw();
    } else if (over <= waarschuw) {
      toon(over);
      if (!dialoog.open) {
        dialoog.showModal();
      }
    } else if (dialoog.open) {
      dialoog.close();
    }
  };

  const verleng = async () => {
    const penning = document.querySelector("input[name=csrfmiddlewaretoken]");
    try {
      const antwoord = await fetch(dialoog.dataset.verleng, {
        method: "POST",
        credentials: "same-origin",
        redirect: "manual",
        headers: { "X-CSRFToken": penning ? penning.value : "" },
      });
      if (antwoord.ok) {
        bewaar();
        kijk();
        return;
      }
    } catch {
      // No network: the clock goes on, and the button can be tried again.
      return;
    }
    opnieuw();
  };

  document.getElementById("sessie-door").addEventListener("click", verleng);
  // Escape means: I am here.
  dialoog.addEventListener("cancel", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    verleng();
  });
  window.addEventListener("storage", (gebeurtenis) => {
    if (gebeurtenis.key === SLEUTEL && Number(gebeurtenis.newValue) > laatst) {
      laatst = Number(gebeurtenis.newValue);
      kijk();
    }
  });
  document.addEventListener("htmx:after:request", bewaar);
  bewaar();
  window.setInterval(kijk, 1000);
})();
