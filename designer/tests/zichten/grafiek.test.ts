import { describe, expect, it } from 'vitest';
import { inWoorden, monthsOf, pointsOf, scaleOf } from '../../src/zichten/publiceren/grafiek';

describe('the chart of open tasks', () => {
  it('has a round scale', () => {
    expect(scaleOf(0)).toEqual({ top: 1, lijnen: [0, 1] });
    expect(scaleOf(17)).toEqual({ top: 20, lijnen: [0, 5, 10, 15, 20] });
    expect(scaleOf(230).top).toBe(300);
  });

  it('puts values over the whole width, zero at the bottom', () => {
    expect(pointsOf([0, 5, 10], 10, { breedte: 120, hoogte: 60, links: 10, rechts: 10, boven: 5, onder: 5 })).toEqual([[10, 55], [60, 30], [110, 5]]);
  });

  it('names a month at its first week', () => {
    expect(monthsOf(['2026-11-30', '2026-12-07', '2026-12-14', '2027-01-04'])).toEqual([{ week: 1, naam: 'dec', jaar: '2026' }, { week: 3, naam: 'jan', jaar: '2027' }]);
    expect(monthsOf(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-12-07'])).toEqual([{ week: 0, naam: 'nov', jaar: '2026' }, { week: 4, naam: 'dec', jaar: null }]);
  });

  it('says in words what it shows', () => {
    expect(inWoorden({ nu: [3, 4], straks: [4, 6] })).toBe('Nu staan er gemiddeld 3,5 taken per week open, straks 5: dat is 1,5 meer. Het meeste in één week: nu 4, straks 6.');
    expect(inWoorden({ nu: [], straks: [] })).toBe('Nu staan er gemiddeld 0 taken per week open, straks 0: dat verandert niet. Het meeste in één week: nu 0, straks 0.');
  });
});
