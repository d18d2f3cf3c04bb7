#!/usr/bin/env python3
"""A second opinion on a plan's figures: reads a plan file, works out what `paceline status` and
`paceline series` should say, and compares.

    tests/oracles/figures.py PACELINE PLAN.ron [--today YYYY-MM-DD]

Written from the definitions alone, without a look at the program, so that an error would have to
be made twice. It knows what the sample plans use: flows and stocks read by month or week, goals
as level, total or every period, without checkpoints. Standard library only.
"""
import datetime as dt
import json
import math
import re
import subprocess
import sys

DAY = dt.timedelta(days=1)


# --- the plan file -----------------------------------------------------------------------------

TOKEN = re.compile(r'\s+|//[^\n]*|(?P<s>"(?:[^"\\]|\\.)*")|(?P<n>[-+]?\d[\d.eE+-]*)|'
                   r'(?P<w>[A-Za-z_]\w*)|(?P<p>[()\[\]{},:])')


def tokens(text):
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        if not found:
            raise SystemExit(f'unreadable at {text[at:at + 40]!r}')
        at = found.end()
        if found.lastgroup:
            yield found.lastgroup, found.group()
    yield 'end', ''


class Ron:
    """Structs become dicts, tuples and lists become lists, `Some(x)` becomes x, `None` None."""

    def __init__(self, text):
        self.all = list(tokens(text))
        self.at = 0

    def take(self, expected=None):
        token = self.all[self.at]
        if expected and token[1] != expected:
            raise SystemExit(f'{expected} expected, {token[1]} found')
        self.at += 1
        return token

    def value(self):
        kind, text = self.take()
        if kind == 's':
            return json.loads(text.replace('\n', '\\n'))
        if kind == 'n':
            return float(text) if '.' in text or 'e' in text else int(text)
        if kind == 'w':
            if self.all[self.at][1] != '(':
                return {'true': True, 'false': False, 'None': None}.get(text, text)
            self.take('(')
            inner = self.body(')')
            if text == 'Some':
                return inner[0]
            return {text: inner}
        return self.body({'(': ')', '[': ']'}[text])

    def body(self, close):
        named = self.all[self.at][0] == 'w' and self.all[self.at + 1][1] == ':'
        out = {} if named else []
        while self.all[self.at][1] != close:
            if named:
                key = self.take()[1]
                self.take(':')
                out[key] = self.value()
            else:
                out.append(self.value())
            if self.all[self.at][1] == ',':
                self.take()
        self.take(close)
        return out


# --- periods -----------------------------------------------------------------------------------

def period_of(cadence, day):
    """The first day of the period."""
    if cadence == 'week':
        return day - dt.timedelta(days=day.weekday())
    if cadence == 'month':
        return day.replace(day=1)
    if cadence == 'quarter':
        return day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1)
    return day.replace(month=1, day=1)


def after(cadence, start):
    """The first day of the next period."""
    if cadence == 'week':
        return start + 7 * DAY
    months = {'month': 1, 'quarter': 3, 'year': 12}[cadence]
    n = start.year * 12 + start.month - 1 + months
    return dt.date(n // 12, n % 12 + 1, 1)


def end_of(cadence, start):
    return after(cadence, start) - DAY


def each(cadence, first, last):
    while first <= last:
        yield first
        first = after(cadence, first)


# --- figures -----------------------------------------------------------------------------------

class Plan:
    def __init__(self, text, today):
        ron = Ron(text).value()
        self.ron = ron
        judged = ron['plan']['judging']['judged_on']
        fixed = judged['Fixed'][0] if isinstance(judged, dict) else None
        self.rules = ron['plan']['judging']
        self.today = dt.date.fromisoformat(today or fixed)
        self.inputs = {i['identifier']: i for i in ron['inputs']}
        self.kpis = {k['id']: k for k in ron['kpis']}
        self.readings = {}   # (input id, channel) -> (cadence, {start: value})
        for series in ron['readings']:
            cadence = series['cadence'].lower()
            values = {}
            for line in series['values'].strip().splitlines():
                first, *cells = line.split()
                start = dt.date.fromisoformat(first)
                for cell in cells:
                    if cell != '_':
                        values[start] = float(cell)
                    start = after(cadence, start)
            self.readings[series['input'], series['channel']] = cadence, values

    def names(self, kpi):
        return sorted(set(re.findall(r'[a-z_]+', self.kpis[kpi]['formula'])))

    def channels(self, kpi):
        ids = {self.inputs[name]['id'] for name in self.names(kpi)}
        return sorted({channel for (i, channel) in self.readings if i in ids})

    def cadence(self, kpi, scope=None):
        ids = {self.inputs[name]['id'] for name in self.names(kpi)}
        order = ['week', 'month']
        found = [c for (i, ch), (c, _) in self.readings.items()
                 if i in ids and (scope is None or ch in scope)]
        return max(found, key=order.index)

    def over(self, kpi, first, last, scope=None, asked=None):
        """The KPI over a stretch of days: ratio of sums over the cells that have every flow. Weeks
        do not roll up into months, quarters and years."""
        names = self.names(kpi)
        sums = dict.fromkeys(names, 0.0)
        any_channel = False
        n_readings = 0
        for channel in self.channels(kpi):
            if scope is not None and channel not in scope:
                continue
            cells = {}
            for name in names:
                cadence, values = self.readings.get((self.inputs[name]['id'], channel), ('month', {}))
                cells[name] = {start: v for start, v in values.items()
                               if first <= start and end_of(cadence, start) <= last
                               and (asked is None or (cadence == 'week') == (asked == 'week'))}
            flows = [n for n in names if self.inputs[n]['kind'] == 'Flow']
            stocks = [n for n in names if self.inputs[n]['kind'] == 'Stock']
            joint = set.intersection(*[set(cells[n]) for n in flows]) if flows else set()
            if (flows and not joint) or any(not cells[n] for n in stocks):
                continue
            any_channel = True
            for name in flows:
                sums[name] += math.fsum(cells[name][start] for start in joint)
                n_readings += len(joint)
            for name in stocks:
                sums[name] += cells[name][max(cells[name])]
                n_readings += 1
        if not any_channel:
            return None, 0
        formula = self.kpis[kpi]['formula']
        for sign, plain in [('·', '*'), ('×', '*'), ('÷', '/'), ('−', '-')]:
            formula = formula.replace(sign, plain)
        try:
            return eval(formula, {'__builtins__': {}}, sums), n_readings
        except ZeroDivisionError:
            return None, n_readings

    def series(self, kpi, cadence, scope=None):
        """(start, end, value, complete, readings), from the first to the last reading."""
        ids = {self.inputs[name]['id'] for name in self.names(kpi)}
        days = [(start, end_of(c, start)) for (i, ch), (c, values) in self.readings.items()
                if i in ids and (scope is None or ch in scope) for start in values]
        if not days:
            return []
        first, last = min(d[0] for d in days), max(d[1] for d in days)
        out = []
        for start in each(cadence, period_of(cadence, first), period_of(cadence, last)):
            end = end_of(cadence, start)
            value, n = self.over(kpi, start, end, scope, cadence)
            out.append((start, end, value, end <= self.today, n))
        return out

    # --- goals ---

    def goal(self, goal):
        kpi, scope = goal['kpi'], goal.get('channels')
        cadence = (goal.get('judged_per') or self.cadence(kpi, scope)).lower()
        start, deadline = (dt.date.fromisoformat(goal[k]) for k in ('start', 'deadline'))
        series = self.series(kpi, cadence, scope)
        done = [p for p in series if p[3] and p[2] is not None]
        within = [p for p in done if start <= p[0] and p[1] <= deadline]
        before = [p for p in done if p[1] < start]
        last = within[-1]
        out = {'recent_pace': None, 'required_pace': None, 'buffer_days': None, 'baseline': None}
        gone = (last[1] - start).days / (deadline - start).days
        left = sum(1 for s in each(cadence, last[1] + DAY, deadline)
                   if end_of(cadence, s) <= deadline)
        recent = done[-6:]
        noise = self.noise(done, len(within), goal['measured_as'])
        amount, how = goal['target'], goal['measured_as']
        if how == 'LevelAtEnd':
            base = before[-1][2]
            target = {'Absolute': amount, 'By': base + amount, 'ByPoints': base + amount,
                      'ByPercent': base * (1 + amount / 100)}[goal['amount']]
            actual = last[2]
            share = lambda value: (value - base) / (target - base)
            out['baseline'] = base
            out['path'] = base + (target - base) * gone
            out['expected'] = gone
            out['recent_pace'] = slope([(p[0].year * 12 + p[0].month, p[2]) for p in recent])
            out['required_pace'] = max(target - actual, 0) / left if left else None
            out['buffer_days'] = (share(actual) - gone) * (deadline - start).days
        elif how == 'Total':
            assert goal['amount'] == 'Absolute'
            target = amount
            actual, _ = self.over(kpi, start, last[1], scope)
            share = lambda value: value / target
            out['path'] = target * gone
            out['expected'] = gone
            out['recent_pace'] = math.fsum(p[2] for p in recent) / len(recent)
            out['required_pace'] = max(target - actual, 0) / left if left else None
            out['buffer_days'] = (share(actual) - gone) * (deadline - start).days
        else:
            target, actual = amount, last[2]
            met = [p[2] <= target if goal['intent'] == 'KeepAtMost' else p[2] >= target
                   for p in within]
            part = sum(met) / len(met) / (goal['required_share'] / 100)
            out |= {'path': target, 'expected': 1.0, 'progress': part}
            out['recent_pace'] = slope([(p[0].toordinal() / 7, p[2]) for p in recent])
        out |= {'target': target, 'actual': actual}
        elapsed = (self.today - start).days + 1
        if elapsed / ((deadline - start).days + 1) * 100 < self.rules['min_elapsed'] \
                or len(within) < self.rules['min_periods']:
            out['status'] = 'too_early'
        elif how == 'EveryPeriod':
            out['status'] = ('on_pace' if met[-1] and part * 100 >= self.rules['every_on_pace']
                             else 'behind' if part * 100 >= self.rules['every_behind']
                             else 'off_pace')
        else:
            status = lambda value: self.by_lead((share(value) - gone) * 100)
            out['status'] = status(actual)
            if noise and status(actual - noise) != status(actual + noise):
                out['status'] = 'too_close'
            if how == 'LevelAtEnd' and (base - actual) > (noise or 0):
                out['status'] = 'regressed'
            if how == 'Total' and actual >= target:
                out['status'] = 'achieved'
        if how != 'EveryPeriod':
            out['progress'] = share(actual)
        return out

    def by_lead(self, points):
        if points >= -self.rules['on_pace']:
            return 'on_pace'
        return 'behind' if points >= -self.rules['behind'] else 'off_pace'

    def noise(self, done, k, how):
        if len(done) < 8:
            return None
        points = [(n, p[2]) for n, p in enumerate(done)]
        rise = slope(points)
        flat = [value - rise * n for n, value in points]
        ranges = [abs(b - a) for a, b in zip(flat, flat[1:])]
        one = 1.74 * math.fsum(ranges) / len(ranges)
        return {'Total': one * math.sqrt(k), 'Average': one / math.sqrt(k)}.get(how, one)


def slope(points):
    mx = math.fsum(x for x, _ in points) / len(points)
    my = math.fsum(y for _, y in points) / len(points)
    return (math.fsum((x - mx) * (y - my) for x, y in points)
            / math.fsum((x - mx) ** 2 for x, _ in points))


# --- comparing ---------------------------------------------------------------------------------

def differs(ours, theirs):
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        return abs(ours - theirs) > 1e-9 * max(1.0, abs(ours))
    return ours != theirs


def ask(program, *arguments):
    answer = subprocess.run([program, *arguments, '--json'], capture_output=True, check=True)
    return json.loads(answer.stdout)


def main():
    arguments = sys.argv[1:]
    today = None
    if '--today' in arguments:
        at = arguments.index('--today')
        today = arguments[at + 1]
        del arguments[at:at + 2]
    program, path = arguments
    plan = Plan(open(path, encoding='utf-8').read(), today)
    compared, wrong = 0, []

    def compare(what, ours, theirs):
        nonlocal compared
        compared += 1
        if differs(ours, theirs):
            wrong.append(f'{what}: {ours} here, {theirs} there')

    status = ask(program, 'status', path, *(['--today', today] if today else []))
    by_id = {goal['id']: goal for goal in plan.ron['goals']}
    progress = {}
    for theirs in status['goals']:
        goal = by_id[theirs['id']]
        ours = plan.goal(goal)
        for key, value in ours.items():
            compare(f'goal {goal["id"]} {key}', value, theirs[key])
        progress.setdefault(goal['objective'], []).append(
            (goal['weight'], min(max(ours['progress'], 0.0), 1.0)))
    if all(goal['status'] not in ('too_early', 'not_started') for goal in status['goals']):
        for theirs in status['objectives']:
            parts = progress.get(theirs['id'], [])
            mean = sum(w * p for w, p in parts) / sum(w for w, _ in parts)
            compare(f'objective {theirs["id"]}', mean, theirs['progress'])

    channels = [(None, None)] + [(c['id'], c['name']) for c in plan.ron['channels']]
    for cadence in [None, 'week', 'month', 'quarter', 'year'] if not today else []:
        for channel, name in channels:
            options = (['--cadence', cadence] if cadence else []) + \
                (['--channel', name] if name else [])
            for theirs in ask(program, 'series', path, *options)['kpis']:
                scope = [channel] if channel else None
                in_scope = set(plan.channels(theirs['id'])) & set(scope or plan.channels(theirs['id']))
                used = cadence or (plan.cadence(theirs['id'], scope) if in_scope else 'month')
                ours = plan.series(theirs['id'], used, scope)
                label = f'{theirs["name"]} per {used} on {name}'
                compare(f'{label}, points', len(ours), len(theirs['points']))
                for (start, _, value, complete, n), point in zip(ours, theirs['points']):
                    at = f'{label}, {start}'
                    compare(at, str(start), point['start'])
                    compare(at, value, point['value'])
                    compare(f'{at}, complete', complete, point['complete'])
                    if value is not None:
                        compare(f'{at}, readings', n, point['readings'])
    print(f'{compared} figures compared, {len(wrong)} differ')
    print('\n'.join(wrong[:40]))
    sys.exit(bool(wrong))


if __name__ == '__main__':
    main()
