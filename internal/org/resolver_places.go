package org

import "strings"

// A list may name places of several kinds at once and leave out which is of which: "Ủy ban nhân dân các tỉnh, thành phố: Hà Nội,
// Quảng Ninh".

// The cities of the rank of a province (resolutions of the National Assembly up to 175/2024/QH15) and the provinces, those that
// Resolution 202/2025/QH15 merged among them, as older texts name them.
var (
	cities    = placesOf("ha noi", "hai phong", "da nang", "can tho", "ho chi minh", "hue")
	provinces = placesOf(
		"an giang", "ba ria vung tau", "bac giang", "bac kan", "bac lieu", "bac ninh", "ben tre", "binh dinh", "binh duong",
		"binh phuoc", "binh thuan", "ca mau", "cao bang", "dak lak", "dak nong", "dien bien", "dong nai", "dong thap", "gia lai",
		"ha giang", "ha nam", "ha tinh", "hai duong", "hau giang", "hoa binh", "hung yen", "khanh hoa", "kien giang", "kon tum",
		"lai chau", "lam dong", "lang son", "lao cai", "long an", "nam dinh", "nghe an", "ninh binh", "ninh thuan", "phu tho",
		"phu yen", "quang binh", "quang nam", "quang ngai", "quang ninh", "quang tri", "soc trang", "son la", "tay ninh",
		"thai binh", "thai nguyen", "thanh hoa", "thua thien hue", "tien giang", "tra vinh", "tuyen quang", "vinh long",
		"vinh phuc", "yen bai",
	)
)

// placesOf are folded names as joinedOf gives them.
func placesOf(names ...string) map[string]bool {
	places := map[string]bool{}
	for _, name := range names {
		places[joinedOf(scan(name))] = true
	}
	return places
}

// committeesAt counts the words of a committee with two or more kinds of places before a colon and the names of some, and reports
// that these are provinces and cities of their rank.
func (s *scanner) committeesAt(i int) (n int, provinces bool) {
	n = s.headAt(i)
	if n == 0 || !isCommittee(s.words[i:i+n]) {
		return 0, false
	}
	n += s.quantifierAt(i + n)
	kinds := 0
	for at := i + n; at < len(s.words); kinds++ {
		at += btoi(kinds > 0 && isLink(s.words[at].fold))
		k := s.placeWords(at)
		if k == 0 || kinds > 0 && at == i+n && s.words[at].sep != ',' {
			break
		}
		provinces = provinces || s.words[at].fold == "tinh"
		at += k
		n = at - i
	}
	at := i + n
	return n * btoi(kinds > 1 && at < len(s.words) && s.words[at].sep == ':' && s.namePlaces(at)), provinces
}

// namePlaces: a list at i holds nothing but names of places, of which the first is known or a second follows. One word alone
// with a capital may be a verb, as work begins behind a colon, too: "Ủy ban nhân dân các xã, phường: Trồng cây".
func (s *scanner) namePlaces(i int) bool {
	for from, names := i, 0; ; names++ {
		from += btoi(names > 0 && from < len(s.words) && isLink(s.words[from].fold))
		if names > 0 && (from >= len(s.words) || s.words[from].sep == ';' || s.words[from].sep == ':' || s.starts(from)) {
			return names > 1
		}
		end := max(s.placeAt(from), s.capitalsEnd(from))
		if names == 0 && (s.placeAt(from) > 0 || isProvince(joinedOf(s.words[from:end]))) {
			return true
		}
		if end == from || !s.endsAt(end) {
			return false
		}
		from = end
	}
}

// capitalsEnd is where the words with capitals from i on end that no mark parts.
func (s *scanner) capitalsEnd(i int) int {
	end := i
	for end < len(s.words) && s.words[end].capital && (end == i || s.words[end].sep == 0) {
		end++
	}
	return end
}

// isProvince knows the joined names of units of the rank of a province.
func isProvince(name string) bool { return cities[name] || provinces[name] }

// ofSomeKind reads a further place of a list of several kinds. Its own kind is known of provinces and their cities, and a doubt of others.
func (s *scanner) ofSomeKind() (Mention, bool) {
	if len(s.committee) == 0 || s.words[s.at].sep == ';' || !s.words[s.at].capital && s.placeAt(s.at) == 0 {
		s.committee = nil
		return Mention{}, false
	}
	end := s.placeAt(s.at)
	named := end > 0
	if !named {
		end = s.capitalsEnd(s.at)
	}
	if !named && s.starts(s.at) || !s.endsAt(end) {
		s.committee = nil
		return Mention{}, false
	}
	place, doubt := spell(s.text, s.words[s.at:end]), ""
	switch {
	case named:
		place = lowerFirst(place)
	case !s.provinces || !isProvince(joinedOf(s.words[s.at:end])):
		doubt = DoubtPlace
	case cities[joinedOf(s.words[s.at:end])]:
		place = "thành phố " + place
	default:
		place = "tỉnh " + place
	}
	return s.takeKnown(end, Mention{Name: spellHead(s.committee) + " " + place, Doubt: doubt}), true
}

// joinedOf writes a name without spaces, as some write those of other languages ("Kon Tum" and "Kontum").
func joinedOf(words []word) string {
	var name strings.Builder
	for _, w := range words {
		name.WriteString(w.fold)
	}
	return name.String()
}
