// Everything here is a convenience: each form and link works without it.
// htmx attributes that hold JavaScript (hx-on, js: values, [event filters]) are refused by the policy and not used.
import "./htmx-config.js";
import "htmx.org";

import "./feedback.js";
import "./keep-draft.js";
import "./mention.js";
import "./question-keys.js";
import "./submit-on-change.js";
