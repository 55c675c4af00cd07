setInterval(() => { if (!document.hidden) document.body.dispatchEvent(new CustomEvent("tick")); }, 2000);
