/*
 * Warns before a session ends and lets it go on. The server says how many seconds are left; tabs of one browser tell each
 * other through localStorage (moments, nothing else). Without this script the server ends the session all the same.
 */
(() => {
  "use strict";
  const dialoog = document.getElementById("sessie");
  if (!dialoog || typeof dialoog.showModal !== "function") {
    return;
  }
  const SLEUTEL = "sessie-einde";
  const tijd = document.getElementById("sessie-tijd");
  const klok = dialoog.querySelector("[role=timer]");
  const door = document.getElementById("sessie-door");
  let einde = 0;
  let waarschuwing = 0;

  const zet = (over) => {
    einde = Date.now() + over.einde * 1000;
    waarschuwing = Date.now() + over.waarschuwing * 1000;
    if (over.is_te_verlengen !== undefined) {
      door.hidden = !over.is_te_verlengen;
    }
    try {
      localStorage.setItem(SLEUTEL, JSON.stringify([einde, waarschuwing]));
    } catch {
      // Storage may be shut; then each tab counts for itself.
    }
  };

  const opnieuw = () => {
    const terug = location.pathname + location.search;
    location.assign(`${dialoog.dataset.opnieuw}?next=${encodeURIComponent(terug)}`);
  };

  const toon = () => {
    const seconden = Math.max(Math.ceil((einde - Date.now()) / 1000), 0);
    tijd.textContent = `${Math.floor(seconden / 60)}:${String(seconden % 60).padStart(2, "0")}`;
    // Read out now and then, not every second.
    klok.setAttribute("aria-live", seconden % 30 === 0 ? "polite" : "off");
  };

  const kijk = () => {
    if (Date.now() >= einde) {
      opnieuw();
    } else if (Date.now() >= waarschuwing) {
      toon();
      if (!dialoog.open) {
        dialoog.showModal();
      }
    } else if (dialoog.open) {
      dialoog.close();
    }
  };

  const verleng = async () => {
    if (door.hidden) {
      return;
    }
    const penning = document.querySelector("input[name=csrfmiddlewaretoken]");
    let antwoord;
    try {
      antwoord = await fetch(dialoog.dataset.verleng, {
        method: "POST",
        credentials: "same-origin",
        headers: { "X-CSRFToken": penning ? penning.value : "" },
      });
    } catch {
      // No network: the clock goes on, and the button can be tried again.
      return;
    }
    if (!antwoord.ok) {
      opnieuw();
      return;
    }
    zet(await antwoord.json());
    kijk();
  };

  door.addEventListener("click", verleng);
  // Escape means: I am here.
  dialoog.addEventListener("cancel", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    verleng();
  });
  window.addEventListener("storage", (gebeurtenis) => {
    if (gebeurtenis.key === SLEUTEL && gebeurtenis.newValue) {
      [einde, waarschuwing] = JSON.parse(gebeurtenis.newValue);
      kijk();
    }
  });
  zet({ einde: Number(dialoog.dataset.einde), waarschuwing: Number(dialoog.dataset.waarschuwing) });
  kijk();
  window.setInterval(kijk, 1000);
})();
