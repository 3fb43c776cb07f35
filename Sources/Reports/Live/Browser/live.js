// The live simulator: reads the controls, keeps the workers busy, folds what they give in the order of replications,
// and has it drawn by the same module. Nothing on the page but section 11 needs it.
"use strict";
(() => {
  const find = (id) => document.getElementById(id);
  const status = find("live-status");
  const panel = find("live");
  const fail = (why) => {
    status.textContent =
      "The live simulator cannot run here: " + why + ". Everything else on this page is complete without it.";
    status.hidden = false;
  };
  if (typeof WebAssembly !== "object") return fail("this browser has no WebAssembly, or it is switched off");
  if (typeof DecompressionStream !== "function") return fail("this browser is too old to unpack it");
  if (typeof Worker !== "function") return fail("this browser has no background workers");

  const data = JSON.parse(find("live-data").textContent);
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const plan = bytesOf(data.plan);
  data.starts.forEach((each) => {
    each.settings = each.settings.map((own, index) => {
      if (!own) return null;
      const setting = own.values === undefined ? data.starts[0].settings[index] : own;
      if (typeof setting.values === "string") setting.values = setting.values.split(" ").map(Number);
      return setting;
    });
  });

  // ---- The module

  const unpack = async (bytes) => {
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };
  let module = null;
  let live = null;
  const load = async () => {
    module = await WebAssembly.compile(await unpack(bytesOf(find("live-module").textContent.trim())));
    live = (await WebAssembly.instantiate(module, {})).exports;
    if (live.live_open(put(plan)) !== 1) throw new Error("its plan cannot be read");
  };
  const put = (bytes) => {
    const at = live.live_buffer(Math.max(16, bytes.length));
    new Uint8Array(live.memory.buffer, at, bytes.length).set(bytes);
    return bytes.length;
  };

  // ---- The controls

  const startMenu = find("live-start");
  const rows = data.controls.map((control, index) => ({
    box: find("live-control-" + index),
    slider: find("live-slider-" + index),
    field: find("live-field-" + index),
    note: find("live-note-" + index),
  }));
  const start = () => Number(startMenu.value);
  const setting = (index) => data.starts[start()].settings[index];
  const shown = (index, position) => {
    const each = setting(index);
    return (each.prefix || "") + each.values[position] + (each.suffix ? " " + each.suffix : "");
  };
  // A value as the model file writes it: a number, or a text with its unit.
  const written = (index, position) => {
    const each = setting(index);
    return each.prefix || each.suffix ? shown(index, position) : each.values[position];
  };

  const fill = () => {
    rows.forEach((row, index) => {
      const each = setting(index);
      row.box.disabled = !each;
      row.note.textContent = each ? "" : "Nothing in this start that it could move.";
      if (!each) return;
      const lowest = each.values[0];
      const highest = each.values[each.values.length - 1];
      row.slider.max = each.values.length - 1;
      row.field.min = lowest;
      row.field.max = highest;
      row.note.textContent = shown(index, each.unmoved) + " in the model; can be " + shown(index, 0) + " to " +
        shown(index, each.values.length - 1);
      place(index, each.unmoved);
    });
  };
  const place = (index, position) => {
    const { slider, field } = rows[index];
    slider.value = position;
    slider.setAttribute("aria-valuetext", shown(index, position));
    field.value = setting(index).values[position];
  };
  const positions = () => rows.map((row, index) => (setting(index) ? Number(row.slider.value) : 0));
  const unmoved = (of = start()) => data.starts[of].settings.map((each) => (each ? each.unmoved : 0));
  const nearest = (values, value) =>
    values.reduce((best, each, index) => (Math.abs(each - value) < Math.abs(values[best] - value) ? index : best), 0);
  const moved = () => {
    const now = positions();
    return rows.map((_, index) => index).filter((index) => setting(index) && now[index] !== setting(index).unmoved);
  };

  // ---- What is being simulated

  const mostWorkers = Math.min(8, Math.max(2, navigator.hardwareConcurrency || 2));
  const baselines = new Map(); // by replication, kept for as long as the page is open
  const ahead = new Set(); // replications of the baseline begun before there was a run
  let settings = new Map();
  let workers = [];
  let run = null;

  const isBaseline = () => start() === 0 && moved().length === 0;
  const label = () => {
    const base = data.starts[start()].label;
    const changes = moved().map((index) => data.controls[index].label + " \u2192 " + shown(index, positions()[index]));
    if (changes.length === 0) return base;
    return (start() === 0 ? "" : base + ", with ") + changes.join("; ");
  };

  const dismiss = () => {
    for (const worker of workers) worker.terminate();
    workers = [];
    ahead.clear();
  };
  const workerAddress = URL.createObjectURL(new Blob([find("live-worker").textContent], { type: "text/javascript" }));
  const hire = () => {
    while (workers.length < mostWorkers) {
      const worker = new Worker(workerAddress);
      worker.postMessage({ module, plan });
      worker.onmessage = ({ data }) => finish(worker, data);
      worker.onerror = (event) => {
        stop("stopped");
        fail(event.message || "a worker failed");
      };
      workers.push(worker);
    }
    panel.dataset.workers = workers.length;
  };

  // As soon as the controls come into view: workers are there, and each has simulated a year of the baseline, by the time
  // that one is moved.
  const warm = () => {
    if (run || workers.length > 0) return;
    hire();
    workers.forEach((worker, index) => {
      const replication = index + 1;
      ahead.add(replication);
      worker.postMessage({
        of: "baseline", replication, start: 0, positions: unmoved(0), job: { of: "baseline", replication, run: 0 },
      });
    });
  };

  // The next replication that nobody has begun: of the setting, then of the baseline.
  const nextJob = () => {
    for (; run.next <= run.wanted; run.next += 1) {
      if (!run.begun.has("s" + run.next)) {
        run.begun.add("s" + run.next);
        return { of: "setting", replication: run.next, start: run.start, positions: run.positions };
      }
      if (run.compares && !baselines.has(run.next) && !ahead.has(run.next) && !run.begun.has("b" + run.next)) {
        run.begun.add("b" + run.next);
        return { of: "baseline", replication: run.next, start: 0, positions: unmoved(0) };
      }
    }
    return null;
  };
  const give = (worker) => {
    const job = nextJob();
    if (!job) return;
    worker.postMessage({ ...job, job: { of: job.of, replication: job.replication, run: run.number } });
  };
  const finish = (worker, { job, numbers, milliseconds }) => {
    if (job.run === 0) {
      ahead.delete(job.replication);
      baselines.set(job.replication, numbers);
      if (!run || panel.dataset.state !== "running") return;
    } else {
      if (!run || job.run !== run.number) return;
      (job.of === "setting" ? settings : baselines).set(job.replication, numbers);
      run.simulated += 1;
      run.busy += milliseconds;
    }
    while (settings.has(run.folded + 1) && (!run.compares || baselines.has(run.folded + 1))) fold();
    if (job.run !== 0) give(worker);
    show(run.folded >= run.wanted);
  };
  const fold = () => {
    run.folded += 1;
    const own = settings.get(run.folded);
    const base = run.compares ? baselines.get(run.folded) : own;
    if (!run.compares) baselines.set(run.folded, own);
    const at = live.live_buffer(16 * own.length);
    new Float64Array(live.memory.buffer, at, own.length).set(base);
    new Float64Array(live.memory.buffer, at + 8 * own.length, own.length).set(own);
    live.live_fold(own.length);
  };

  // ---- What is shown

  const answer = find("live-answer");
  const draw = () => {
    const text = new TextEncoder().encode(run.label);
    const count = live.live_draw(put(text), run.compares ? 0 : 1);
    const html = new TextDecoder().decode(new Uint8Array(live.memory.buffer, live.live_result(), count));
    const open = [...answer.querySelectorAll("details[open]")].map((each) => each.closest("figure")?.id);
    answer.innerHTML = html;
    for (const id of open) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
  };
  const show = (isLast) => {
    const now = performance.now();
    find("live-bar").value = run.folded;
    if (run.folded < 2 && !isLast) return;
    // The first answers at once, then about twice a second.
    if (!isLast && run.drawn > 0 && (run.folded === run.drawn || now - run.drawnAt < 500)) return;
    if (run.drawn === 0) panel.dataset.firstAnswer = Math.round(now - run.began);
    draw();
    run.drawn = run.folded;
    run.drawnAt = now;
    panel.dataset.replications = run.folded;
    const seconds = ((now - run.began) / 1000).toFixed(1);
    const years = run.folded + (run.folded === 1 ? " simulated year" : " simulated years") + " (replications)";
    find("live-progress").textContent = isLast
      ? "Done: " + years + " of each, in " + seconds + " seconds on " + workers.length + " workers."
      : years + " of each so far; the interval narrows as more come.";
    if (isLast) end("done");
  };
  const end = (state) => {
    panel.dataset.state = state;
    panel.dataset.millisecondsEach = run && run.simulated ? (run.busy / run.simulated).toFixed(1) : "";
    // A button that can no longer be pressed would take the keyboard's place on the page with it.
    if (document.activeElement === find("live-stop")) find("live-run").focus();
    find("live-stop").disabled = true;
    find("live-numbers").disabled = !(run && run.folded > 0);
  };
  const stop = (state) => {
    if (!run || panel.dataset.state !== "running") return;
    dismiss();
    const done = run.folded;
    if (done > run.drawn && done > 1) draw();
    find("live-progress").textContent = "Stopped after " + done + " simulated years (replications) of each.";
    end(state);
    run.number = -1;
  };

  let runs = 0;
  const begin = () => {
    if (!live) return;
    if (panel.dataset.state === "running") dismiss();
    runs += 1;
    settings = new Map();
    run = {
      number: runs, start: start(), positions: positions(), compares: !isBaseline(), label: label(),
      wanted: Number(find("live-wanted").value), next: 1, begun: new Set(), folded: 0, drawn: 0, drawnAt: 0,
      simulated: 0, busy: 0, began: performance.now(),
    };
    panel.dataset.state = "running";
    panel.dataset.replications = 0;
    find("live-bar").max = run.wanted;
    find("live-bar").value = 0;
    find("live-stop").disabled = false;
    find("live-progress").textContent = "Simulating.";
    live.live_clear();
    offer();
    hire();
    for (const worker of workers) give(worker);
  };
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(begin, 80);
  };

  // ---- What can be taken away

  const scenario = () => {
    const now = positions();
    const changes = moved().map((index) => ({
      set: data.controls[index].path, to: written(index, now[index]),
    }));
    const own = { label: label() };
    if (start() > 0) own.basedOn = data.starts[start()].id;
    own.changes = changes;
    return '"my-setting": ' + JSON.stringify(own, null, 2) + ",\n";
  };
  const offer = () => {
    find("live-scenario").value = moved().length === 0
      ? "Nothing is moved: this is " + data.starts[start()].label + " as it stands in the model.\n" : scenario();
    find("live-save").disabled = moved().length === 0;
  };
  const save = (text, name, type) => {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = document.createElement("a");
    link.href = address;
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  };
  const numbers = () => {
    const cell = (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(9))) : "");
    // As the run's own files have it: a text that a spreadsheet would run as a formula gets an apostrophe.
    const quoted = (text) => {
      const own = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
      return /[",\r\n]/.test(own) ? '"' + own.replaceAll('"', '""') + '"' : own;
    };
    const lines = ["period,measure,of,group,statistic,unit,mean,low95,high95,median,replications"];
    data.numbers.forEach((name, at) => {
      if (name.length === 0) return;
      const values = [0, 1, 2, 3, 4].map((what) => live.live_value(at, what));
      const row = [...name.map(quoted), cell(values[0]), cell(values[1]), cell(values[2]), cell(values[3]), values[4]];
      lines.push(row.join());
    });
    return lines.join("\r\n") + "\r\n";
  };

  // ---- Begin

  const connect = () => {
    const sight = new IntersectionObserver((seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      sight.disconnect();
      warm();
    });
    sight.observe(panel.querySelector(".panel"));
    startMenu.addEventListener("change", () => {
      fill();
      soon();
    });
    rows.forEach((row, index) => {
      row.slider.addEventListener("input", () => {
        place(index, Number(row.slider.value));
        soon();
      });
      row.field.addEventListener("change", () => {
        place(index, nearest(setting(index).values, Number(row.field.value)));
        soon();
      });
    });
    find("live-wanted").addEventListener("change", soon);
    find("live-run").addEventListener("click", begin);
    find("live-stop").addEventListener("click", () => stop("stopped"));
    find("live-reset").addEventListener("click", () => {
      fill();
      soon();
    });
    find("live-save").addEventListener("click", () => save(scenario(), "my-setting.jsonc", "text/plain"));
    find("live-numbers").addEventListener("click", () => save(numbers(), "live-numbers.csv", "text/csv"));
  };
  load().then(() => {
    fill();
    offer();
    connect();
    status.hidden = true;
    panel.hidden = false;
    panel.dataset.state = "ready";
  }, (error) => fail(error.message));
})();
