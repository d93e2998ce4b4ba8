package calendar

// A slot is the month of a repeating period that a day stands in: "ngày 15 tháng cuối quý".
type slot uint8

const (
	noSlot      slot = iota
	quarterEnd       // the last month of each quarter
	quarterNext      // the first month of a quarter, as of the next one
	periodNext       // the month after the period, whose length another word says
)

// slotAt reads the month after a day: "(của) tháng cuối (mỗi) quý", "tháng đầu quý sau", "tháng liền kề sau
// quý", "tháng sau". It returns i when there is none.
func (r *reader) slotAt(i int) (slot, int) {
	j := i + boolInt(r.is(i, "cua"))
	if !r.is(j, "thang") {
		return noSlot, i
	}
	which := r.word(j + 1)
	switch j++; {
	case r.oneOf(j, "cuoi", "dau"):
		j++
	case r.oneOf(j, "lien", "tiep", "ke") && r.oneOf(j+1, "ke", "sau", "theo", "tiep"):
		j += 2
	case r.is(j, "sau"):
		j++
	default:
		return noSlot, i
	}
	quarter := r.quarterWord(j)
	switch {
	case quarter > j && which == "cuoi":
		return quarterEnd, quarter
	case quarter > j:
		return quarterNext, quarter
	case which == "cuoi" || which == "dau":
		return noSlot, i // of a period that is not said
	}
	return periodNext, j
}

// quarterWord skips "(của) (mỗi) quý (sau)", i when there is no quarter or a certain one.
func (r *reader) quarterWord(i int) int {
	j := i
	for r.oneOf(j, "cua", "moi", "hang", "sau", "ket", "thuc", "tung") {
		j++
	}
	if !r.oneOf(j, "quy", "qui") || r.quarterNumber(j+1) != 0 {
		return i
	}
	j++
	for r.oneOf(j, "sau", "tiep", "theo", "lien", "ke", "do", "bao", "cao") {
		j++
	}
	return j
}

// months are those of the year that the slot falls on under a rhythm; nil where text or rhythm do not say.
func (s slot) months(every string) []int {
	switch {
	case s == quarterNext, s == periodNext && every == EveryQuarter:
		return []int{1, 4, 7, 10}
	case s == periodNext && every == EveryHalf:
		return []int{1, 7}
	case s == periodNext && every == EveryYear:
		return []int{1}
	}
	return nil
}

// slotEvery is the rhythm that the slots of a clause say by themselves, empty for none.
func slotEvery(terms []term) string {
	for _, t := range terms {
		if t.form == dated && (t.spans[0].first.slot == quarterEnd || t.spans[0].first.slot == quarterNext) {
			return EveryQuarter
		}
	}
	return ""
}
