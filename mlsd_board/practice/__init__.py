"""A timed attempt at a question: plan, clock, prompts, timeline, score, report and the history of attempts.

Pure functions over frozen values, and a few classes for what lives in time. Nothing here knows of a window. A shell
joins an attempt to its open board by `workspace.practising`:

    practice = begin(session, Plan(question="ad_ctr", minutes=40, mode=Mode.COACH, level=Level.MID, seed=...))
    about once a second: for news in practice.tick(typing=...): show it       (prompt, card, remark, over)
    practice.attempt.state                                                    the clock face, see `state.State`
    practice.enter(phase), ask(text), park(node), finish()
    practice.attempt.pause(), resume(), extend(5), dismiss(prompt), reply(card, text), dive(topic), hint(session.report)
    after a crash: for left in leftovers(): go_on(left, Session(library)) or forget(left)

`finish` puts the log into the brief (`brief.attempt`), where the board file keeps it. Then `workspace.practised.keep`
puts the attempt into the history, and once the board is saved `practice.kept()` drops the journal.

- While an attempt runs, `session.phase` and `session.facts` are set, so `session.report` holds what is due now.
- Replay: `timeline.Replay(log)` has `design_at(t_s)`, `phase_at(t_s)`, `jumps`, `duration_s`; `timeline.open_at` says what
  was missing at minutes 10, 20 and 30.
- Score: `workspace.assessing.assess(design, library, marks=...)`; what it means is in `score.scoring` and `score.rubric`;
  where the time went: `score.pacing.pacing(log)`.
- Report: `workspace.reporting.report_of(design, library, rubric=...)`, then `written(document, path)`; the sections of the
  document can be shown in a window as they are; charts are SVG (`report.charts`, also `progress_chart`).
- History: `history.store.History(workspace.practised.history_path())`; `history.progress` compares and follows over time,
  `history.drills` says what to practise next; a drill that was done is kept by `History.review`.
- Interviewer's seat: `seat.Rubric` in a file beside the board. Comparing with a reference: `compare`.
"""
