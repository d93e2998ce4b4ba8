package layout

// House is the rules of this project. docs/ARCHITECTURE.md shows them as a diagram made from this table.
func House() Rules {
	return Rules{
		Floors:       floors(),
		Walls:        walls(),
		Confined:     confined(),
		Dependencies: dependencies(),
		BannedNames:  []string{"util", "utils", "common", "model", "models", "helper", "helpers", "misc", "shared", "base", "types"},
		Limits:       Limits{Function: 60, File: 500},
		Exceptions:   exceptions(),
	}
}

func floors() []Floor {
	return []Floor{
		{Name: "tools", Purpose: "know nothing of the product", Rooms: tools()},
		{Name: "domain", Purpose: "one room per subject: rules, types, the storage it needs", Rooms: domain()},
		{Name: "adapters", Purpose: "the doors; they do not know each other", Rooms: adapters()},
		{Name: "assembly", Purpose: "builds the program, decides nothing", Rooms: assembly()},
		{Name: "workshop", Purpose: "builds and checks the project, is not in the program", Rooms: workshop()},
	}
}

func tools() []Room {
	return []Room{
		{Path: "internal/errs"},
		{Path: "internal/tx"},
		{Path: "internal/text"},
		{Path: "internal/docread", Below: in("errs", "text")},
		{Path: "internal/blob", Below: in("errs")},
		{Path: "internal/signature"},
		{Path: "internal/virus", Below: in("errs")},
		{Path: "internal/i18n", Below: in("errs", "text")},
		{Path: "internal/job"},
		{Path: "internal/sheet", Below: in("errs")},
		{Path: "internal/docwrite", Below: in("docread"), Planned: true},
		{Path: "internal/mail", Below: in("errs", "text"), Planned: true},
		{Path: "internal/api/wire", Planned: true},
	}
}

// domain is in the order of the picture: each room sees those to its left.
func domain() []Room {
	return []Room{
		{Path: "internal/access"},
		{Path: "internal/audit", Below: in("access")},
		{Path: "internal/calendar"},
		{Path: "internal/tenant", Below: in("audit", "calendar")},
		{Path: "internal/search", Below: in("tenant")},
		{Path: "internal/org", Below: in("search")},
		{Path: "internal/identity", Below: in("org")},
		{Path: "internal/programme", Below: in("org")},
		{Path: "internal/task", Below: in("programme")},
		{Path: "internal/target", Below: in("programme")},
		{Path: "internal/assignment", Below: in("task", "identity")},
		{Path: "internal/deliverable", Below: in("assignment")},
		{Path: "internal/amendment", Below: in("deliverable", "target"), Planned: true},
		{Path: "internal/intake", Below: in("deliverable", "target")},
		{Path: "internal/progress", Below: in("amendment", "intake")},
		{Path: "internal/plan", Below: in("deliverable")},
		{Path: "internal/direction", Below: in("progress")},
		{Path: "internal/discussion", Below: in("assignment")},
		{Path: "internal/notice", Below: in("direction"), Planned: true},
		{Path: "internal/reporting", Below: in("direction", "plan", "discussion")},
		{Path: "internal/opendata", Below: in("direction"), Planned: true},
	}
}

func adapters() []Room {
	return []Room{
		{Path: "internal/store"},
		{Path: "internal/web"},
		{Path: "internal/portal", Planned: true},
		{Path: "internal/api", Planned: true},
		{Path: "internal/client", Planned: true},
		{Path: "internal/worker"},
	}
}

func assembly() []Room {
	return []Room{
		{Path: "internal/config"},
		{Path: "internal/sample"},
		{Path: "internal/app", Below: in("config", "sample")},
		{Path: "internal/cli", Below: in("app")},
		{Path: "cmd/dondoc", Below: in("cli")},
	}
}

func workshop() []Room {
	return []Room{
		{Path: "internal/layout"},
		{Path: "cmd/layout", Below: in("layout")},
		{Path: "internal/bench"},
		{Path: "internal/browser"},
		{Path: "cmd/assets"},
		{Path: "cmd/tally"},
		{Path: "cmd/benchtable"},
		{Path: "cmd/states"},
	}
}

func in(names ...string) []string {
	paths := make([]string, len(names))
	for i, name := range names {
		paths[i] = "internal/" + name
	}

	return paths
}

func walls() []Wall {
	return []Wall{
		{Room: "internal/portal", Only: in("opendata", "errs", "i18n"),
			Reason: "the public site must not reach a private record by mistake"},
		{Room: "internal/client", Only: in("api/wire"),
			Reason: "a program that uses the client does not carry the server"},
		{Room: "internal/layout", Reason: "it judges the others"},
	}
}

func confined() []Confinement {
	return []Confinement{
		{Package: "database/sql", Rooms: in("store"), Reason: "SQL is in the store"},
		{Package: "github.com/jackc/pgx/v5", Inside: true, Rooms: in("store"), Reason: "SQL is in the store"},
		{Package: "modernc.org/sqlite", Inside: true, Rooms: in("store"), Reason: "SQL is in the store"},
		{Package: "github.com/riverqueue/river", Inside: true, Rooms: in("store", "worker"), Reason: "rooms queue through job.Enqueuer"},
		{Package: "github.com/google/uuid", Rooms: in("store/storetest"), Floors: []string{"assembly"},
			Reason: "the maker of identifiers is passed in"},
		{Package: "net/http", Rooms: in("web", "portal", "api", "client"), Floors: []string{"assembly"},
			Reason: "rules do not know how a request arrives"},
		{Package: "time", Member: "Now", Floors: []string{"assembly", "workshop"}, Reason: "the clock is passed in"},
		{Package: "time", Member: "Since", Floors: []string{"assembly", "workshop"}, Reason: "the clock is passed in"},
		{Package: "os", Member: "Getenv", Rooms: in("store/storetest"), Floors: []string{"assembly"},
			Reason: "settings come from package config"},
		{Package: "context", Member: "WithValue", Rooms: in("web", "api"),
			Reason: "a context carries a deadline and the trace of a request, nothing else"},
		{Package: "os", Member: "Exit", Floors: []string{"assembly", "workshop"}, Reason: "the edge decides how a program ends"},
	}
}
