package intake

func (p *parser) amendmentsOf(d *Draft, prose *outline) []Amendment { return nil }
