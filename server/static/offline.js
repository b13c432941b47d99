"use strict";

// The file holds every page in a template: the one asked for by ?view=… is put into the body, with its scripts.
{
  const views = [...document.querySelectorAll("template[data-view]")];
  const asked = new URLSearchParams(location.search).get("view");
  const view = views.find((v) => v.dataset.view === asked) ?? views[0];
  document.documentElement.lang = view.dataset.lang === "zh" ? "zh-CN" : "en";
  document.title = view.dataset.title;
  document.body.className = view.dataset.class;
  const bodies = new Map([...document.querySelectorAll("script[data-name]")].map((s) => [s.dataset.name, s.textContent]));
  document.body.replaceChildren(view.content.cloneNode(true));
  for (const name of view.dataset.scripts.split(" ").filter(Boolean)) {
    const script = document.createElement("script");
    script.textContent = bodies.get(name);
    document.body.append(script);
  }
  // what the address points to has only now come: go there as a browser does by itself
  const place = location.hash;
  if (document.getElementById(decodeURIComponent(place.slice(1)))) {
    location.replace("#");
    location.replace(place);
  }
}
