// The pickers: how many are ticked, what was chosen and how far it has gone, where we are.
const share = $("#share");
function countTicked() {
  if (!share) return;
  const ticked = all("#pick [name=imovel]:checked").length, words = $("span", share);
  words.textContent = ticked > 1 ? `Enviar ${ticked} imóveis` : "Enviar";
  share.disabled = ticked === 0 || ticked > 10;
  for (const box of all("#pick [name=imovel]:not(:checked)")) box.disabled = ticked >= 10;
}
document.addEventListener("change", countTicked);
body.addEventListener("htmx:afterSettle", countTicked);
countTicked();
$("#preview")?.scrollIntoView({ block: "nearest" });

const files = $("#files"), bar = $("#progress");
const inBytes = (bytes) => bytes > 1e6 ? `${(bytes / 1e6).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(bytes / 1e3))} KB`;
function fileTrouble(words) { $("#files-error").textContent = words; }
files?.addEventListener("change", () => {
  const list = $("#chosen"), chosen = [...$("#arquivo").files];
  list.replaceChildren(...chosen.map((file) => {
    const row = document.createElement("li"), name = document.createElement("span"), size = document.createElement("small");
    name.textContent = file.name;
    size.textContent = inBytes(file.size);
    row.append(name, size);
    return row;
  }));
  const all = chosen.reduce((sum, file) => sum + file.size, 0), most = Number(files.dataset.largest);
  const tooMuch = all > most;
  fileTrouble(tooMuch ? `São ${inBytes(all)} juntos; envie até ${inBytes(most)} por vez.` : "");
  $("#send-files").disabled = tooMuch;
});
files?.addEventListener("htmx:beforeRequest", () => { fileTrouble(""); bar.value = 0; bar.hidden = false; });
files?.addEventListener("htmx:xhr:progress", ({ detail }) => {
  if (detail.lengthComputable) bar.value = (100 * detail.loaded) / detail.total;
});
files?.addEventListener("htmx:afterRequest", ({ detail }) => {
  bar.hidden = true;
  if (detail.xhr.status === 0) fileTrouble("Sem conexão: nada foi enviado. Sua escolha está aqui; toque em Enviar de novo.");
  else if (detail.xhr.status === 413) fileTrouble("Os arquivos são grandes demais. Envie menos de cada vez.");
});

const locate = $("#locate");
if (locate && navigator.geolocation) {
  locate.hidden = false;
  locate.addEventListener("click", () => {
    locate.disabled = true;
    const done = (words) => { locate.disabled = false; $("span", locate).textContent = words; };
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      $("#onde").value = `${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`;
      done("Localização preenchida");
    }, () => done("Não deu para ler a localização"), { enableHighAccuracy: true, timeout: 15000 });
  });
}
