// Package app builds the program out of its rooms and doors, and runs it. It
// decides nothing: every rule is a room's, every setting is config's.
package app

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	"github.com/google/uuid"

	"dondoc/internal/assignment"
	"dondoc/internal/audit"
	"dondoc/internal/blob"
	"dondoc/internal/calendar"
	"dondoc/internal/config"
	"dondoc/internal/deliverable"
	"dondoc/internal/direction"
	"dondoc/internal/discussion"
	"dondoc/internal/docread"
	"dondoc/internal/i18n"
	"dondoc/internal/identity"
	"dondoc/internal/intake"
	"dondoc/internal/org"
	"dondoc/internal/plan"
	"dondoc/internal/programme"
	"dondoc/internal/progress"
	"dondoc/internal/reporting"
	"dondoc/internal/search"
	"dondoc/internal/store"
	"dondoc/internal/target"
	"dondoc/internal/task"
	"dondoc/internal/tenant"
	"dondoc/internal/web"
	"dondoc/internal/worker"
)

// App is the program with its storage open.
type App struct {
	Identity     *identity.Service
	Audit        *audit.Service
	Orgs         *org.Service
	Registry     *org.Registry
	Intake       *intake.Service
	Programmes   *programme.Service
	Tasks        *task.Service
	Assignments  *assignment.Service
	Discussions  *discussion.Service
	Settings     *tenant.Service
	Progress     *progress.Service
	Plans        *plan.Service
	Directions   *direction.Service
	Targets      *target.Service
	Deliverables *deliverable.Service
	Reporting    *reporting.Service
	Search       *search.Service
	Catalogues   *i18n.Catalogues

	db       *store.DB
	files    *blob.Disk
	tray     *blob.Tray
	jobs     *worker.Metrics
	log      *slog.Logger
	now      func() time.Time
	patience time.Duration
	newID    func() string
}

// Patience is how long an upload of the program waits for its draft before it shows how far the reading is.
const Patience = 1500 * time.Millisecond

// World is what the program takes from outside.
type World struct {
	Log *slog.Logger
	Now func() time.Time // the clock of everything that is recorded or judged
	// Patience is the program's, or that of a test, which sees the same page however busy the machine is.
	Patience time.Duration
}

// Open opens the database, bringing its schema up to date, and the files, and
// builds the rooms on them. maxUpload is in bytes, 0 for the reader's own limit.
func Open(ctx context.Context, c config.Common, maxUpload int64, w World) (*App, error) {
	a, err := connect(ctx, c, w)
	if err != nil {
		return nil, err
	}
	if err := a.db.Migrate(ctx); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	if err := a.build(maxUpload); err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

// connect opens the storage as it is.
func connect(ctx context.Context, c config.Common, w World) (*App, error) {
	db, err := store.Open(ctx, c.Database())
	if err != nil {
		return nil, err
	}
	files, err := blob.OpenDisk(c.Files())
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	tray, err := blob.OpenTray(c.Tray())
	if err != nil {
		return nil, errors.Join(err, files.Close(), db.Close())
	}
	docread.SweepFolders()
	return &App{
		db: db, files: files, tray: tray, jobs: worker.NewMetrics(), log: w.Log, now: w.Now, patience: w.Patience, newID: newID,
	}, nil
}

// newID is a UUID of version 7, so that keys grow with time.
func newID() string { return uuid.Must(uuid.NewV7()).String() }

// build makes the rooms' services.
func (a *App) build(maxUpload int64) error {
	working, err := calendar.Vietnam()
	if err != nil {
		return err
	}
	if a.Catalogues, err = i18n.Load(); err != nil {
		return err
	}
	a.Identity = &identity.Service{
		Store: store.Bind(a.db, func(t *store.Tx) identity.Tx { return t }), Now: a.now, NewID: a.newID,
	}
	a.Settings = &tenant.Service{Store: store.Bind(a.db, func(t *store.Tx) tenant.SettingsTx { return t }), Now: a.now}
	pdf := PDF()
	a.Intake = &intake.Service{
		Formats: Formats(pdf),
		Store:   store.Bind(a.db, func(t *store.Tx) intake.Tx { return t }),
		Files:   a.files, Calendar: working, Now: a.now, NewID: a.newID, National: org.National(), MaxBytes: maxUpload,
		Tray: a.tray, Patience: a.patience,
	}
	a.Assignments = &assignment.Service{
		Store: store.Bind(a.db, func(t *store.Tx) assignment.Tx { return t }), Calendar: working, Now: a.now, NewID: a.newID,
	}
	a.Progress = &progress.Service{
		Store: store.Bind(a.db, func(t *store.Tx) progress.Tx { return t }), Calendar: working, Now: a.now, NewID: a.newID,
	}
	a.Plans = &plan.Service{Store: store.Bind(a.db, func(t *store.Tx) plan.Tx { return t }), Now: a.now, NewID: a.newID}
	a.Directions = &direction.Service{
		Store: store.Bind(a.db, func(t *store.Tx) direction.Tx { return t }), Now: a.now, NewID: a.newID,
	}
	a.Deliverables = &deliverable.Service{
		Store: store.Bind(a.db, func(t *store.Tx) deliverable.ProductTx { return t }), Tray: a.tray, Files: a.files,
		Formats: Formats(pdf), PDF: pdf, Now: a.now, NewID: a.newID,
	}
	a.Progress.Attachments, a.Directions.Attachments = a.Deliverables, a.Deliverables
	a.Discussions = &discussion.Service{
		Store: store.Bind(a.db, func(t *store.Tx) discussion.Tx { return t }), Now: a.now, NewID: a.newID,
	}
	a.Registry = &org.Registry{Store: store.Bind(a.db, func(t *store.Tx) org.RegisterTx { return t }), Now: a.now}
	a.buildReaders()
	return nil
}

// buildReaders makes the services that only answer questions.
func (a *App) buildReaders() {
	a.Audit = &audit.Service{Store: store.Bind(a.db, func(t *store.Tx) audit.Tx { return t })}
	a.Orgs = &org.Service{Store: store.Bind(a.db, func(t *store.Tx) org.Tx { return t })}
	a.Programmes = &programme.Service{Store: store.Bind(a.db, func(t *store.Tx) programme.Tx { return t })}
	a.Tasks = &task.Service{Store: store.Bind(a.db, func(t *store.Tx) task.ReadTx { return t })}
	a.Targets = &target.Service{Store: store.Bind(a.db, func(t *store.Tx) target.Tx { return t })}
	a.Reporting = &reporting.Service{Store: store.Bind(a.db, func(t *store.Tx) reporting.Tx { return t })}
	a.Search = &search.Service{Store: store.Bind(a.db, func(t *store.Tx) search.Tx { return t })}
}

// Close gives files and database back.
func (a *App) Close() error { return errors.Join(a.tray.Close(), a.files.Close(), a.db.Close()) }

// Log makes the logger the settings ask for.
func Log(c config.Common, w io.Writer) *slog.Logger {
	options := &slog.HandlerOptions{Level: c.LogLevel}
	if c.LogFormat == "json" {
		return slog.New(web.TracedLog(slog.NewJSONHandler(w, options)))
	}
	return slog.New(web.TracedLog(slog.NewTextHandler(w, options)))
}
