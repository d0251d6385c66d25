"""A timed attempt at a question: plan, clock, prompts, timeline, score, report and the history of attempts.

Pure functions over frozen values. Four things live in time: `clock.Stopwatch`, `journal.Journal`, `attempt.Attempt`
and `history.store.History`. Nothing here knows of a window. What a shell does:

    plan = Plan(question="ad_ctr", minutes=40, mode=Mode.COACH, level=Level.MID)
    attempt = Attempt(plan, library, start=session.design, journal=Journal.begin(folder, plan, session.design, ...))
    session.listeners.append(lambda changes: attempt.edited(changes, session.design))
    every second: for news in attempt.tick(typing=..., report=session.report): show it
    attempt.enter(Phase.FRAME), ask("How many users?"), dismiss(id), reply(card, text), dive(...), pause(), resume(),
    extend(5), finish();  attempt.state, attempt.facts, attempt.log
    after a crash: for left in leftovers(folder): attempt = Attempt.resumed(left, library)

`workspace.practising` joins an attempt to an open board and puts its log into the board file; use that first.
Findings, hints: `coaching.shown` says what each mode shows, `coaching.next_hint` climbs the three steps of a hint.
Replay: `timeline.Replay(log)` gives `design_at(t_s)`, `jumps`, `duration_s`; `timeline.open_at` what was missing.
Score: `score.scoring.score(design, report, facts)`; marks of people: `score.marks`. Report: `report.contents.gather`,
then `report.html.render`, `report.markdown.render`, `report.pdf.render`. History: `history.store.History`.
Marks of an interviewer: `seat`. Comparing with a reference: `compare`.
"""
