package job_test

import (
	"encoding/json"
	"testing"

	"dondoc/internal/job"
)

type tried struct {
	ID string `json:"id"`
}

func (tried) Kind() string { return "job.tried" }

func TestAJobCarriesItsTenantAndArguments(t *testing.T) {
	q, err := job.For("t1", tried{"x"})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := json.Marshal(q)
	if err != nil || string(raw) != `{"tenant":"t1","args":{"id":"x"}}` {
		t.Errorf("in the queue: %s, %v", raw, err)
	}
	if q.Kind() != "job.tried" || job.Of("job.tried").Kind() != q.Kind() {
		t.Errorf("kind %q", q.Kind())
	}
}

func TestWhatIsNoJSONIsNotQueued(t *testing.T) {
	if _, err := job.For("t1", endless{}); err == nil {
		t.Error("a channel was queued")
	}
}

type endless struct{ C chan int }

func (endless) Kind() string { return "job.tried" }
