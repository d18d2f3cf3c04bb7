#!/usr/bin/env python3
"""A second opinion on KPIs over real exports: imports each export with the program, adds KPIs to
the plan, works the same KPIs out from the raw file, and compares with `paceline series`.

    tests/oracles/exports.py PACELINE [EXPORTS]

EXPORTS is a folder of exports, `../shared/exports` unless told; without one there is nothing to
do. Only the names of columns and the identifiers they became are taken from the program. Written
from the definitions alone; standard library only. Answers with 1 when a figure differs by more
than one part in 10⁹, or when fewer than 40 series were compared.
"""
import csv
import datetime as dt
import io
import json
import pathlib
import subprocess
import sys
import tempfile

TOLERANCE = 1e-9
CADENCES = ['day', 'week', 'month', 'quarter', 'year']


# --- raw files ---------------------------------------------------------------------------------

def number(text):
    text = text.strip().replace(',', '')
    try:
        return float(text)
    except ValueError:
        return None


def day(text, form):
    return dt.datetime.strptime(text.strip(), form).date()


def rows(path, encoding='utf-8-sig', skip=0):
    text = path.read_bytes().decode(encoding)
    lines = text.splitlines(keepends=True)[skip:]
    return list(csv.reader(io.StringIO(''.join(lines))))


def by_column(table, form, channel_of):
    """{column: {channel: {day: value}}} of a table with a header; the first column is the date."""
    header, out = table[0], {}
    for row in table[1:]:
        if not row or not row[0].strip():
            continue
        date, channel = day(row[0], form), channel_of(header, row)
        for name, cell in zip(header[1:], row[1:]):
            value = number(cell)
            if value is not None:
                out.setdefault(name, {}).setdefault(channel, {})[date] = value
    return out


def merged(*tables):
    out = {}
    for table in tables:
        for name, channels in table.items():
            for channel, values in channels.items():
                out.setdefault(name, {}).setdefault(channel, {}).update(values)
    return out


def stacked(path):
    """Meta Business Suite: tables below each other, each with a title and two columns."""
    title, out = None, {}
    for row in rows(path, 'utf-16'):
        cells = [cell for cell in row if cell.strip()]
        if len(cells) == 1:
            title = cells[0]
        elif len(cells) == 2 and cells[0] != 'Date':
            channel = 'Facebook' if 'Facebook' in title else 'Instagram'
            date = dt.date.fromisoformat(cells[0][:10])
            out.setdefault('Primary', {}).setdefault(channel, {})[date] = number(cells[1])
    return out


# --- KPIs --------------------------------------------------------------------------------------

class Kpi:
    """factor · (sum of `plus` − sum of `minus`) / (sum of `over`), in columns of the export.
    Columns in `stocks` stand at their last reading of the period, `uniques` are never added, all
    others are sums."""

    def __init__(self, factor, plus, minus=(), over=(), stocks=(), uniques=()):
        self.factor, self.plus, self.minus, self.over = factor, plus, minus, over
        self.stocks, self.uniques = stocks, uniques

    def columns(self):
        return list(dict.fromkeys([*self.plus, *self.minus, *self.over]))

    def formula(self, names):
        text = ' + '.join(names[c] for c in self.plus)
        text += ''.join(f' - {names[c]}' for c in self.minus)
        text = f'{self.factor} * ({text})'
        return text + (f' / ({" + ".join(names[c] for c in self.over)})' if self.over else '')

    def figure(self, quantities):
        top = sum(quantities[c] for c in self.plus) - sum(quantities[c] for c in self.minus)
        bottom = sum(quantities[c] for c in self.over) if self.over else 1
        return None if bottom == 0 else self.factor * top / bottom


def first_day(cadence, date):
    if cadence == 'day':
        return date
    if cadence == 'week':
        return date - dt.timedelta(days=date.weekday())
    month = {'month': date.month, 'quarter': (date.month - 1) // 3 * 3 + 1, 'year': 1}[cadence]
    return dt.date(date.year, month, 1)


def split(values, cadence):
    """{first day of the period: {day: value}}"""
    out = {}
    for date, value in values.items():
        out.setdefault(first_day(cadence, date), {})[date] = value
    return out


def on_channel(kpi, data, channel, cadence):
    """{period: quantities} of one channel; only periods with all of them."""
    series = {c: data.get(c, {}).get(channel, {}) for c in kpi.columns()}
    flows = [c for c in series if c not in kpi.stocks and c not in kpi.uniques]
    out = {}
    if flows:
        joint = set.intersection(*(set(series[c]) for c in flows))
        for c in flows:
            cells = {date: value for date, value in series[c].items() if date in joint}
            for period, values in split(cells, cadence).items():
                out.setdefault(period, {})[c] = sum(values.values())
    for c in kpi.stocks:
        for period, values in split(series[c], cadence).items():
            out.setdefault(period, {})[c] = values[max(values)]
    for c in kpi.uniques:
        if cadence == 'day':
            for period, value in series[c].items():
                out.setdefault(period, {})[c] = value
    return {period: q for period, q in out.items() if set(q) == set(kpi.columns())}


def expected(kpi, data, channels, cadence):
    """{period: figure or None}; a sum over channels of what each of them has completely."""
    out = {}
    for channel in channels:
        for period, quantities in on_channel(kpi, data, channel, cadence).items():
            out.setdefault(period, []).append(quantities)
    figures = {}
    for period, parts in out.items():
        if len(parts) > 1 and kpi.uniques:
            figures[period] = None
            continue
        figures[period] = kpi.figure({c: sum(q[c] for q in parts) for c in kpi.columns()})
    return figures


# --- the program -------------------------------------------------------------------------------

def run(*command):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True)
    if done.returncode > 1:
        raise SystemExit(f'{command}: {done.stderr}')
    return done.stdout


def identifiers(paceline, files):
    """{column: input identifier}, as the importer names them."""
    answer = json.loads(run(paceline, 'import', *files, '--json'))
    return {s['column']: s['input'] for f in answer['files'] for s in f['series']}


def plan_with(paceline, files, kpis, names, folder):
    plan = folder / 'plan.ron'
    run(paceline, 'import', *files, '--into', plan)
    text = plan.read_text()
    entries = ''.join(
        f'(id: {9000 + n}, name: "{n}", formula: "{kpi.formula(names)}", unit: "count", '
        f'better: Higher), ' for n, kpi in enumerate(kpis))
    assert 'kpis: [],' in text
    plan.write_text(text.replace('kpis: [],', f'kpis: [{entries}],')
                    .replace('next_id: ', 'next_id: 9'))
    return plan


def compare(name, paceline, files, data, kpis, finest):
    """How many series and figures were compared, and how many figures differ."""
    names = identifiers(paceline, files)
    channels = sorted({channel for column in data.values() for channel in column})
    counted = [0, 0, 0]
    with tempfile.TemporaryDirectory() as folder:
        plan = plan_with(paceline, files, kpis, names, pathlib.Path(folder))
        for cadence in CADENCES[CADENCES.index(finest):]:
            # Each channel by itself, then all of them.
            for scope in [*[[c] for c in channels if len(channels) > 1], channels]:
                only = ['--channel', scope[0]] if len(scope) < len(channels) else []
                answer = json.loads(run(paceline, 'series', plan, '--cadence', cadence,
                                        '--json', *only))
                for n, kpi in enumerate(kpis):
                    points = {dt.date.fromisoformat(p['start']): p['value']
                              for p in answer['kpis'][n]['points']}
                    add(counted, f'{name} {kpi.formula(names)} {cadence} {scope}', points,
                        expected(kpi, data, scope, cadence))
    print(f'{name}: {counted[0]} series, {counted[1]} figures, {counted[2]} differ')
    return counted


def add(counted, title, points, figures):
    known = {period: value for period, value in figures.items() if value is not None}
    if not points and not figures:
        return
    counted[0] += 1 if known else 0
    for period in sorted(set(points) | set(figures)):
        mine, theirs = known.get(period), points.get(period)
        counted[1] += 1
        same = (mine is None) == (theirs is None) and (
            mine is None or abs(mine - theirs) <= TOLERANCE * max(1.0, abs(mine)))
        if not same:
            counted[2] += 1
            if counted[2] < 6:
                print(f'  {title} {period}: {mine} here, {theirs} there')


# --- the exports -------------------------------------------------------------------------------

def share(part, whole, **kinds):
    return Kpi(100, [part], over=[whole], **kinds)


def cases(folder):
    """(name, files, data, KPIs, finest cadence)"""
    fixed = lambda channel: lambda header, row: channel

    kaia = folder / 'x-new-kaia/kaiadevintern_account_overview_analytics.csv'
    yield ('X, new', [kaia], by_column(rows(kaia), '%a, %b %d, %Y', fixed('X')), [
        share('Engagements', 'Impressions'), share('Shares', 'Impressions'),
        share('Likes', 'Impressions'), Kpi(1, ['Likes', 'Replies', 'Reposts']),
        Kpi(1, ['New follows'], ['Unfollows'])], 'day')

    months = sorted((folder / 'x-legacy-daily-debruine').glob('*.csv'))
    data = merged(*(by_column(rows(month), '%Y-%m-%d', fixed('X')) for month in months))
    yield ('X, old, two months', months, data, [
        share('retweets', 'impressions'), share('url clicks', 'impressions'),
        Kpi(100, ['likes', 'replies', 'retweets'], over=['impressions'])], 'day')

    sprout = folder / 'sprout-ontario/Profile Performance.csv'
    network = lambda header, row: row[header.index('Network')]
    yield ('Sprout Social', [sprout], by_column(rows(sprout), '%m-%d-%Y', network), [
        share('Engagements', 'Impressions'), share('Shares', 'Impressions'),
        share('Shares', 'Audience', stocks=['Audience']), Kpi(1, ['Audience'], stocks=['Audience']),
        Kpi(100, ['Reactions', 'Comments', 'Shares'], over=['Audience'], stocks=['Audience'])],
        'day')

    content = next((folder / 'linkedin-page-shorthills').glob('*content*.csv'))
    yield ('LinkedIn page', [content], by_column(rows(content), '%m/%d/%Y', fixed('LinkedIn')), [
        share('Clicks (total)', 'Impressions (total)'),
        share('Reposts (total)', 'Impressions (total)'),
        Kpi(1, ['Unique impressions (organic)'], uniques=['Unique impressions (organic)'])], 'day')

    ga4 = folder / 'ga4-mh4u/data-export.csv'
    yield ('GA4', [ga4], by_column(rows(ga4, skip=9), '%Y%m%d', fixed('Website')), [
        Kpi(1, ['New users']), share('New users', 'Event count'),
        Kpi(1, ['Total users'], uniques=['Total users'])], 'day')

    visits = folder / 'meta-bs-mh4u/Visits.csv'
    yield 'Meta Business Suite, visits', [visits], stacked(visits), [Kpi(1, ['Primary'])], 'day'


def main():
    if len(sys.argv) not in (2, 3):
        raise SystemExit(__doc__)
    paceline = pathlib.Path(sys.argv[1]).resolve()
    root = pathlib.Path(__file__).resolve().parents[2]
    folder = pathlib.Path(sys.argv[2]) if len(sys.argv) == 3 else root.parent / 'shared/exports'
    if not folder.is_dir():
        print(f'skipped: there is no folder {folder}')
        return
    counted = [compare(name, paceline, files, data, kpis, finest)
               for name, files, data, kpis, finest in cases(folder)]
    series, figures, differing = (sum(column) for column in zip(*counted))
    print(f'{series} series, {figures} figures, {differing} differ')
    sys.exit(differing > 0 or series < 40)


main()
