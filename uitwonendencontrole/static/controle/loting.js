/* Redo a draw in the reader's browser, step by step, from the published file; or one's own proof. Sends nothing.
   The same rules as nareken.py and bewijs.py; hashes by WebCrypto. */
(() => {
  "use strict";

  const vak = document.querySelector("[data-nareken]");
  if (!vak) return;
  const woord = vak.dataset;
  const knop = vak.querySelector("[data-start]");
  const bestand = vak.querySelector("[data-bestand]");
  const status = vak.querySelector("[data-status]");
  const voortgang = vak.querySelector("[data-voortgang]");
  const balk = voortgang.querySelector("progress");
  const stappen = [...vak.querySelectorAll("[data-stap]")];
  const PORTIE = 2000;
  const BYTES = 32;
  let beurt = 0;

  vak.hidden = false;
  if (!(window.crypto && window.crypto.subtle)) {
    knop.disabled = true;
    if (bestand) bestand.disabled = true;
    status.textContent = woord.tekstOud;
    return;
  }

  class Onleesbaar extends Error {}
  class Vervangen extends Error {}

  const sha = async (bytes) => new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  const naarHex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  const uitHex = (tekst, lengte) => {
    if (typeof tekst !== "string" || tekst.length % 2 || !/^[0-9a-f]*$/.test(tekst)) throw new Onleesbaar();
    if (lengte && tekst.length !== 2 * lengte) throw new Onleesbaar();
    return Uint8Array.from({ length: tekst.length / 2 }, (_, i) => parseInt(tekst.slice(2 * i, 2 * i + 2), 16));
  };
  const samen = (...delen) => {
    const uit = new Uint8Array(delen.reduce((som, deel) => som + deel.length, 0));
    delen.reduce((plaats, deel) => {
      uit.set(deel, plaats);
      return plaats + deel.length;
    }, 0);
    return uit;
  };

  /* Hashes as one row of bytes: half a million separate arrays would not fit on a phone. */
  const hashes = async (aantal, invoer, meld) => {
    const uit = new Uint8Array(aantal * BYTES);
    for (let van = 0; van < aantal; van += PORTIE) {
      const lengte = Math.min(PORTIE, aantal - van);
      const deel = await Promise.all(Array.from({ length: lengte }, (_, i) => sha(invoer(van + i))));
      deel.forEach((hash, i) => uit.set(hash, (van + i) * BYTES));
      meld(lengte);
    }
    return uit;
  };
  const een = (rij, i) => rij.subarray(i * BYTES, (i + 1) * BYTES);
  const BLAD = Uint8Array.of(0);
  const KNOOP = Uint8Array.of(1);

  const wortelVan = async (codes, meld) => {
    let aantal = codes.length;
    let laag = await hashes(aantal, (i) => samen(BLAD, codes[i]), meld);
    while (aantal > 1) {
      const paren = Math.floor(aantal / 2);
      const onder = laag;
      const boven = await hashes(paren, (i) => samen(KNOOP, onder.subarray(2 * i * BYTES, 2 * (i + 1) * BYTES)), meld);
      laag = aantal % 2 ? samen(boven, een(onder, aantal - 1)) : boven;
      aantal = paren + (aantal % 2);
    }
    return naarHex(laag);
  };

  const lager = (loten) => (a, b) => {
    for (let i = 0; i < BYTES; i += 1) {
      const verschil = loten[a * BYTES + i] - loten[b * BYTES + i];
      if (verschil) return verschil;
    }
    return 0;
  };

  const zelfde = (een_, ander) => een_.length === ander.length && een_.every((waarde, i) => waarde === ander[i]);

  const lees = (tekst) => {
    let d, v;
    try {
      d = JSON.parse(tekst);
      v = JSON.parse(d.verbintenis);
    } catch (fout) {
      throw new Onleesbaar();
    }
    if (typeof v !== "object" || v === null) throw new Onleesbaar();
    return [d, v];
  };

  /* Each check gives true or false to `zet`; a later one goes on with what the file says, so that each fault is named. */
  const loting = async (tekst, zet, meld) => {
    const [d, v] = lees(tekst);
    if (!Array.isArray(d.pseudoniemen) || !Array.isArray(d.getrokken) || !d.pseudoniemen.length) throw new Onleesbaar();
    const codes = d.pseudoniemen.map((code) => uitHex(code, BYTES));
    meld(0, codes.length * 3);
    const commitment = await sha(new TextEncoder().encode(d.verbintenis));
    zet("commitment", naarHex(commitment) === woord.commitment && d.commitment === woord.commitment);
    const opVolgorde = d.pseudoniemen.every((code, i) => i === 0 || d.pseudoniemen[i - 1] < code);
    zet("lijst", opVolgorde && codes.length === v.kader);
    zet("wortel", (await wortelVan(codes, meld)) === v.wortel);
    if (!woord.zaad) {
      ["ronde", "zaad", "loten", "grens"].forEach((stap) => zet(stap, null));
      return;
    }
    const toeval = uitHex(d.randomness, BYTES);
    const teken = await sha(uitHex(d.signature));
    zet("ronde", d.ronde === v.ronde && naarHex(teken) === d.randomness);
    const zaad = await sha(samen(commitment, toeval));
    zet("zaad", naarHex(zaad) === d.zaad && d.zaad === woord.zaad);
    const loten = await hashes(codes.length, (i) => samen(zaad, codes[i]), meld);
    const volgorde = Array.from(codes, (_, i) => i).sort(lager(loten));
    const laagste = volgorde.slice(0, v.getrokken);
    zet("loten", zelfde(laagste.map((i) => d.pseudoniemen[i]), d.getrokken));
    const hoogste = laagste.length ? naarHex(een(loten, laagste[laagste.length - 1])) : "";
    zet("grens", hoogste === d.grens && d.grens === woord.grens);
  };

  const bewijs = async (tekst, zet) => {
    const [d, v] = lees(tekst);
    const code = uitHex(d.pseudoniem, BYTES);
    const commitment = await sha(new TextEncoder().encode(d.verbintenis));
    zet("commitment", naarHex(commitment) === woord.commitment);
    let weg = await sha(samen(BLAD, code));
    for (const [kant, buur] of d.stappen) {
      const ander = uitHex(buur, BYTES);
      weg = await sha(kant === "links" ? samen(KNOOP, ander, weg) : samen(KNOOP, weg, ander));
    }
    zet("wortel", naarHex(weg) === v.wortel);
    if (!woord.zaad) {
      ["loten", "grens"].forEach((stap) => zet(stap, null));
      return;
    }
    const lot = naarHex(await sha(samen(uitHex(woord.zaad, BYTES), code)));
    zet("loten", lot === d.lot);
    zet("grens", (lot <= woord.grens) === d.is_geloot);
  };

  const uitkomst = (stap, stand, tekst) => {
    let plek = stap.querySelector("[data-uitkomst]");
    if (!plek) {
      plek = document.createElement("strong");
      plek.dataset.uitkomst = "";
      stap.append(plek);
    }
    stap.dataset.stand = stand;
    plek.textContent = tekst;
  };

  const reken = async (haal) => {
    beurt += 1;
    const deze = beurt;
    let totaal = 1;
    let gedaan = 0;
    let isGoed = true;
    const meld = (erbij, nieuwTotaal) => {
      if (deze !== beurt) throw new Vervangen();
      totaal = nieuwTotaal || totaal;
      gedaan += erbij;
      balk.value = Math.min(100, Math.round((100 * gedaan) / totaal));
    };
    const zet = (naam, klopt) => {
      if (deze !== beurt) throw new Vervangen();
      const stap = stappen.find((li) => li.dataset.stap === naam);
      if (klopt === null) uitkomst(stap, "later", woord.later);
      else if (klopt) uitkomst(stap, "klopt", woord.klopt);
      else {
        isGoed = false;
        uitkomst(stap, "mis", `${woord.mis}: ${stap.dataset.fout}`);
      }
    };
    stappen.forEach((stap) => uitkomst(stap, "bezig", woord.bezig));
    balk.value = 0;
    voortgang.hidden = false;
    status.textContent = woord.tekstBezig;
    let tekst = woord.tekstFout;
    try {
      await (vak.dataset.soort === "bewijs" ? bewijs : loting)(await haal(), zet, meld);
      if (isGoed) tekst = woord.zaad ? woord.tekstGoed : woord.tekstVooraf;
    } catch (fout) {
      if (fout instanceof Vervangen) return;
      if (fout instanceof Onleesbaar) tekst = woord.tekstOnleesbaar;
      else if (fout instanceof TypeError) tekst = woord.tekstStoring;
      else throw fout;
    } finally {
      if (deze === beurt) {
        stappen.filter((stap) => stap.dataset.stand === "bezig").forEach((stap) => uitkomst(stap, "open", woord.nietGedaan));
        voortgang.hidden = true;
        status.textContent = tekst;
      }
    }
  };

  knop.addEventListener("click", () =>
    reken(async () => {
      const antwoord = await fetch(vak.dataset.nareken, { credentials: "same-origin" });
      if (!antwoord.ok) throw new TypeError("no file");
      return antwoord.text();
    }),
  );
  if (bestand) {
    bestand.addEventListener("change", () => {
      if (bestand.files.length) reken(() => bestand.files[0].text());
    });
  }
})();
