/* A slider beside a field for an amount (data-schuif-tot, in euros): both always say the same. The field counts. */
(() => {
  "use strict";

  const lees = (tekst) => {
    const kaal = tekst.replace(/[€\s]/g, "");
    const gewoon = /,\d{1,2}$/.test(kaal) ? kaal.replace(/\./g, "").replace(",", ".") : kaal.replace(/\.(?=\d{3})/g, "");
    const getal = Number(gewoon);
    return Number.isFinite(getal) ? getal : null;
  };

  document.querySelectorAll("input[data-schuif-tot]").forEach((veld) => {
    const schuif = document.createElement("input");
    const label = document.querySelector(`label[for="${veld.id}"]`);
    schuif.type = "range";
    schuif.className = "schuif";
    schuif.min = "0";
    schuif.max = veld.dataset.schuifTot;
    schuif.step = veld.dataset.schuifStap || "1";
    schuif.setAttribute("aria-label", label ? label.textContent.trim() : veld.name);
    const volg = () => {
      const getal = lees(veld.value);
      if (getal !== null) {
        schuif.value = String(getal);
        schuif.setAttribute("aria-valuetext", `€ ${veld.value}`);
      }
    };
    schuif.addEventListener("input", () => {
      veld.value = schuif.value;
      schuif.setAttribute("aria-valuetext", `€ ${schuif.value}`);
      veld.dispatchEvent(new Event("change", { bubbles: true }));
    });
    veld.addEventListener("input", volg);
    volg();
    const regel = document.createElement("p");
    regel.append(schuif);
    (veld.closest(".veld-eenheid") || veld).after(regel);
  });
})();
