package calendar

// A day may only tell which things are meant: "rà soát các dự án khởi công trước ngày 01/01/2027". Nobody but a reader can tell that
// from a last day for sure ("chỉ đạo các hộ đăng ký trước ngày 01/01/2027").

// befalling are the verbs of what happens to things and people once, by their syllables: no duty of those who read a programme ends
// with one of them and its object before it.
var befalling = phraseSet("khoi cong", "tiep nhan", "phat sinh", "nghi huu", "ky ket", "cap phep", "phe duyet", "ban hanh", "thanh lap",
	"dang ky", "xay dung", "vi pham", "tuyen dung", "bo nhiem", "thu hoi", "nhap khau", "san xuat", "hinh thanh", "ra doi",
	"het han", "den han", "dau tu", "nhap hoc", "nhap ngu")

// befallen are the nouns of things and people that are told apart by when something happened to them.
var befallen = phraseSet("du an", "ho so", "van ban", "cong trinh", "co so", "hop dong", "giay phep", "truong hop", "phuong tien",
	"tai lieu", "vu viec", "doi tuong", "nghi quyet", "quyet dinh", "cong chuc", "vien chuc", "nguoi lao", "nhung nguoi", "cac ho")

func phraseSet(phrases ...string) map[string]bool {
	set := map[string]bool{}
	for _, p := range phrases {
		set[p] = true
	}
	return set
}

// tellsWhich reports that the time at i may only tell which things are meant: behind a noun for them and the verb of what befell them.
func (r *reader) tellsWhich(i int) bool {
	const far = 8
	verb := i - 2
	if !r.is(i, "truoc") || !befalling[r.word(verb)+" "+r.word(i-1)] || r.capital(verb) {
		return false
	}
	for k := verb - 1; k >= max(0, verb-far) && !r.clauseEnd(k) && !r.oneOf(k, ",", "(", ")", ":"); k-- {
		if befallen[r.word(k)+" "+r.word(k+1)] {
			return true
		}
	}
	return false
}
