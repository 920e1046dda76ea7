/** A sum of floating-point numbers that loses no small ones beside large ones (Kahan's, as Neumaier improved it). */
export class KahanSum {
  total = 0;
  private lost = 0;

  add(value: number): void {
    const next = this.total + value;
    if (Math.abs(next) === Infinity) this.lost = 0;
    else if (Math.abs(this.total) >= Math.abs(value)) this.lost += this.total - next + value;
    else this.lost += value - next + this.total;
    this.total = next;
  }

  get value(): number {
    return Math.abs(this.total) === Infinity ? this.total : this.total + this.lost;
  }
}
