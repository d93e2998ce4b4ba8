package layout

// dependencies is the allow-list: adding a line is a decision, and a line that nothing uses is taken out.
func dependencies() []Dependency {
	return []Dependency{
		{"github.com/alecthomas/kong", "flags, environment and configuration file from one struct"},
		{"github.com/alexedwards/argon2id", "password hashes in the standard form"},
		{"github.com/alexedwards/scs/v2", "sessions over our own store"},
		{"github.com/chromedp/cdproto", "tests: what the browser reports of itself"},
		{"github.com/chromedp/chromedp", "tests: pages in a real browser"},
		{"github.com/evanw/esbuild", "bundles scripts and styles, as a library"},
		{"github.com/google/go-cmp", "tests: readable differences"},
		{"github.com/google/uuid", "identifiers in order of time (UUID version 7)"},
		{"github.com/jackc/pgx/v5", "PostgreSQL"},
		{"github.com/jba/templatecheck", "tests: templates against their structs"},
		{"github.com/klippa-app/go-pdfium", "reads PDF in a sandbox, without a C compiler"},
		{"github.com/pressly/goose/v3", "migrations for both engines"},
		{"github.com/prometheus/client_golang", "figures for the operator"},
		{"github.com/riverqueue/river", "the queue of jobs: leases, retries, a timetable, on both engines"},
		{"github.com/riverqueue/river/riverdriver", "the queue: what its drivers have in common"},
		{"github.com/riverqueue/river/riverdriver/riverdatabasesql", "the queue on PostgreSQL"},
		{"github.com/riverqueue/river/riverdriver/riversqlite", "the queue on SQLite"},
		{"github.com/riverqueue/river/rivertype", "the queue: its types"},
		{"github.com/richardlehane/mscfb", "the directory of an OLE file, which a .doc is"},
		{"github.com/rogpeppe/go-internal", "tests: stories of the whole binary"},
		{"github.com/tetratelabs/wazero", "the sandbox that reading PDF runs in, with its limits"},
		{"github.com/smallstep/pkcs7", "the message inside a signature of a PDF"},
		{"github.com/xuri/excelize/v2", "spreadsheets that are filled in and read back"},
		{"golang.org/x/net", "HTML documents and their encodings"},
		{"golang.org/x/text", "Vietnamese normal form, order, plurals"},
		{"modernc.org/sqlite", "SQLite without a C compiler"},
		{"pgregory.net/rapid", "tests: properties"},
	}
}

// exceptions to the limits on length; one that is no longer needed is reported.
func exceptions() []Exception {
	return nil
}
