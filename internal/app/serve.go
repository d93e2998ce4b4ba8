package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"dondoc/internal/config"
	"dondoc/internal/store"
	"dondoc/internal/tenant"
	"dondoc/internal/web"
	"dondoc/internal/web/assets"
	"dondoc/internal/worker"
)

// headerTimeout and headerBytes bound what a client may send before its body.
const (
	headerTimeout = 10 * time.Second
	headerBytes   = 64 << 10
)

// Site builds the pages. defaultTenant is whose pages are shown under a host
// name no tenant claims.
func (a *App) Site(c config.Serve, defaultTenant string) (*web.Site, error) {
	bundle, err := assets.Open()
	if err != nil {
		return nil, err
	}
	products, err := a.products(c.Product)
	if err != nil {
		return nil, err
	}
	reports, directions := *a.Progress, *a.Directions
	reports.Attachments, directions.Attachments = products, products
	secure := c.BaseURL != nil && c.BaseURL.Scheme == "https"
	return web.New(web.Deps{
		Identity: a.Identity, Settings: a.Settings, Audit: a.Audit, Orgs: a.Orgs, Registry: a.Registry, Intake: a.Intake,
		Programmes: a.Programmes, Tasks: a.Tasks, Assignments: a.Assignments, Progress: &reports, Plans: a.Plans, Directions: &directions,
		Targets: a.Targets, Deliverables: products, Discussions: a.Discussions, Reporting: a.Reporting, Search: a.Search,
		Files: a.files, Working: a.Intake.Calendar, Sessions: web.NewSessions(a.sessions(), secure),
		Catalogues: a.Catalogues, Assets: bundle,
		Tenants: a.tenants(defaultTenant), Ready: a.db.Ping, Metrics: web.NewMetrics(a.registry()),
		Now: a.now, NewID: a.newID, Log: a.log, MaxUpload: c.MaxUpload, Deadline: c.Deadline, BaseURL: c.BaseURL,
		Proxies: c.TrustedProxy, MetricsFrom: c.MetricsFrom,
	})
}

func (a *App) registry() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}), a.jobs)
	return r
}

func (a *App) sessions() *store.Sessions { return store.NewSessions(a.db, a.now) }

// tenants finds whose pages a host name shows.
func (a *App) tenants(fallback string) func(context.Context, string) (tenant.Tenant, error) {
	return func(ctx context.Context, host string) (tenant.Tenant, error) {
		all, err := a.db.Tenants(ctx)
		if err != nil {
			return tenant.Tenant{}, err
		}
		return tenant.ByHost(all, host, fallback)
	}
}

// Serve answers requests and does jobs until ctx ends, then lets the requests
// that run finish within the stop timeout, and puts the jobs that run back. ready
// is told the address once it is open.
func (a *App) Serve(ctx context.Context, c config.Serve, h http.Handler, ready func(net.Addr)) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Listen)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", c.Listen, err)
	}
	server := &http.Server{
		Handler: h, ReadHeaderTimeout: headerTimeout, MaxHeaderBytes: headerBytes,
		ReadTimeout: c.ReadTimeout, WriteTimeout: c.WriteTimeout, IdleTimeout: c.IdleTimeout,
		ErrorLog: slog.NewLogLogger(a.log.Handler(), slog.LevelWarn),
	}
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(listener) }()
	ready(listener.Addr())
	stopWork, err := a.Work(ctx)
	if err != nil {
		return errors.Join(err, stop(server, c.StopTimeout, ended))
	}
	select {
	case err := <-ended:
		return errors.Join(err, stopWork(c.StopTimeout))
	case <-ctx.Done():
		return errors.Join(stop(server, c.StopTimeout, ended), stopWork(c.StopTimeout))
	}
}

// Work begins to do jobs. The returned function stops that within a time: jobs
// that do not end by then are taken up by the next process.
func (a *App) Work(ctx context.Context) (stop func(time.Duration) error, err error) {
	w, err := worker.New(a.db.Jobs(), worker.Deps{
		Identity: a.Identity, Intake: a.Intake, Sessions: a.sessions().DeleteExpired, Tenants: a.db.Tenants,
		Metrics: a.jobs, Now: a.now, Log: a.log,
	})
	if err != nil {
		return nil, err
	}
	if err := w.Start(ctx); err != nil {
		return nil, err
	}
	return func(timeout time.Duration) error {
		ctx, cancel := context.WithTimeout(context.Background(), timeout)
		defer cancel()
		if err := w.Stop(ctx); err != nil {
			a.log.WarnContext(ctx, "jobs still run; the next process takes them up", "error", err)
		}
		return nil
	}, nil
}

// stop waits for running requests, but no longer than the timeout.
func stop(server *http.Server, timeout time.Duration, ended <-chan error) error {
	ctx, cancel := context.WithTimeout(context.Background(), timeout)
	defer cancel()
	err := server.Shutdown(ctx)
	if err != nil {
		err = errors.Join(err, server.Close())
	}
	if served := <-ended; !errors.Is(served, http.ErrServerClosed) {
		err = errors.Join(err, served)
	}
	return err
}
