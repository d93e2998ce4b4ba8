package web

import (
	"net/http"

	"dondoc/internal/errs"
)

// routes lists every address of the site. Whoever is not signed in may open
// only those of open; each use case checks what its actor may do.
func (s *Site) routes(mux *http.ServeMux) {
	open := func(pattern string, h handler) { mux.Handle(pattern, s.handle(h)) }
	page := func(pattern string, h handler) { mux.Handle(pattern, s.handle(signedIn(h))) }

	mux.Handle("GET /assets/", s.Assets.Handler())

	open("GET /sign-in", s.showSignIn)
	open("POST /sign-in", s.signIn)
	open("POST /sign-out", s.signOut)
	open("POST /language", s.setLanguage)

	page("GET /{$}", s.showHome)
	page("GET /programmes", s.listProgrammes)
	page("GET /programmes/{programme}", s.showProgramme)
	page("GET /programmes/{programme}/targets", s.listTargets)
	page("GET /programmes/{programme}/duties", s.listDuties)
	page("GET /programmes/{programme}/document", s.showDocument)
	page("GET /programmes/{programme}/original", s.downloadOriginal)
	page("GET /tasks/{task}", s.showTask)
	page("GET /tasks/{task}/timeline", s.showTimeline)
	page("GET /tasks/{task}/history", s.showAssignmentHistory)
	page("GET /tasks/{task}/history.csv", s.exportAssignmentHistory)

	s.dutyRoutes(page)
	s.postRoutes(page)

	page("GET /programmes/{programme}/reconciliation", s.listDifferences)
	page("POST /differences/{difference}/decide", s.decideDifference)

	page("GET /organisations", s.listOrganisations)
	page("GET /organisations/{org}", s.showOrganisation)
	page("POST /organisations/{org}/aliases", s.learnAlias)
	page("POST /organisations/{org}/aliases/forget", s.forgetAlias)

	s.planRoutes(page)
	s.importRoutes(page)
	s.progressRoutes(page)
	s.directionRoutes(page)
	s.productRoutes(page)
	s.enclosureRoutes(page)
	s.discussionRoutes(page)

	page("GET /search", s.find)
	page("GET /audit", s.listAudit)

	s.accountRoutes(page)

	open("/", nowhere)
}

// accountRoutes are those of people's accounts, of the authority's settings, and of one's own account.
func (s *Site) accountRoutes(page func(pattern string, h handler)) {
	page("GET /users", s.listUsers)
	page("POST /users", s.createUser)
	page("GET /users/{user}", s.showUser)
	page("POST /users/{user}/grants", s.setGrants)
	page("POST /users/{user}/reset-password", s.resetPassword)
	page("POST /users/{user}/disable", s.disableUser)
	page("POST /users/{user}/enable", s.enableUser)

	page("GET /settings", s.showSettings)
	page("POST /settings", s.changeSettings)

	page("GET /account", s.showAccount)
	page("POST /account/password", s.changePassword)
}

// planRoutes are those of the organisations' plans.
func (s *Site) planRoutes(page func(pattern string, h handler)) {
	page("GET /programmes/{programme}/plans", s.listPlans)
	page("GET /organisations/{org}/plans", s.listUnitPlans)
	page("POST /organisations/{org}/plans", s.beginPlan)
	page("GET /plans/{plan}", s.showPlan)
	page("GET /plans/{plan}/{act}", s.backToPlan)
	page("POST /plans/{plan}/{act}", s.actOnPlan)
	page("GET /plans/{plan}/lines/{assignment}", s.showPlanLine)
	page("POST /plans/{plan}/lines/{assignment}", s.writePlanLine)
	page("GET /plans/{plan}/editions/{edition}", s.showPlanEdition)
}

// progressRoutes are those of reports by period.
func (s *Site) progressRoutes(page func(pattern string, h handler)) {
	page("GET /assignments/{assignment}/reports/{period}", s.showReport)
	page("POST /assignments/{assignment}/reports/{period}", s.writeReport)
	page("GET /organisations/{org}/reports", s.showSheet)
	page("POST /organisations/{org}/reports", s.writeSheet)
	page("GET /organisations/{org}/reports/sheet", s.exportSheet)
	page("POST /organisations/{org}/reports/check", s.checkSheet)
	page("GET /reports", s.showBoard)
	page("POST /reports/decide", s.decideReports)
	page("POST /reports/{period}/reopen", s.reopenPeriod)
}

// postRoutes are those of posts and of handing duties over.
func (s *Site) postRoutes(page func(pattern string, h handler)) {
	page("GET /organisations/{org}/posts", s.listPosts)
	page("POST /organisations/{org}/posts", s.createPost)
	page("POST /organisations/{org}/posts/{post}/holder", s.setHolder)
	page("GET /organisations/{org}/charge", s.showCharge)
	page("GET /organisations/{org}/transfer", s.showTransfer)
}

// discussionRoutes are those of remarks, mentions and watching.
func (s *Site) discussionRoutes(page func(pattern string, h handler)) {
	page("GET /tasks/{task}/discussion", s.showDiscussion)
	page("POST /tasks/{task}/remarks", s.writeRemark)
	page("POST /remarks/{remark}/edit", s.editRemark)
	page("POST /remarks/{remark}/withdraw", s.withdrawRemark)
	page("POST /remarks/{remark}/read", s.readMention)
	page("GET /mentions", s.listMentions)
	page("GET /watching", s.listWatched)
	page("POST /tasks/{task}/see", s.seeTask)
	page("POST /tasks/{task}/watch", s.watchTask)
	page("POST /programmes/{programme}/watch", s.watchProgramme)
}

// dutyRoutes are those of the duties, and of the desks where people begin their day.
func (s *Site) dutyRoutes(page func(pattern string, h handler)) {
	page("GET /programmes/{programme}/activation", s.showActivation)
	page("POST /programmes/{programme}/activation", s.activate)
	page("GET /work", s.showWork)
	page("POST /bulk/{act}", s.actOnSeveral)
	page("GET /overview", s.showOverview)
	page("GET /desk", s.showOffice)
	page("GET /organisations/{org}/work", s.showDesk)
	page("GET /organisations/{org}/work.csv", s.exportDesk)
	page("GET /assignments/{assignment}", s.showAssignment)
	page("GET /assignments/{assignment}/history", s.showAssignmentHistory)
	page("GET /assignments/{assignment}/history.csv", s.exportAssignmentHistory)
	page("GET /assignments/{assignment}/{act}", s.backToAssignment)
	page("POST /assignments/{assignment}/{act}", s.actOn)
}

// importRoutes are those of the way from a document to a programme.
func (s *Site) importRoutes(page func(pattern string, h handler)) {
	page("GET /imports", s.listImports)
	page("POST /imports", s.uploadDocument)
	page("GET /imports/{import}", s.showImport)
	page("GET /imports/{import}/progress", s.showProgress)
	page("POST /imports/{import}/cancel", s.cancelReading)
	page("POST /imports/{import}/confirm", s.confirmImport)
	page("POST /imports/{import}/discard", s.discardImport)
	page("POST /imports/{import}/keep", s.keepImport)
	page("POST /imports/{import}/answer", s.settleDoubt)
	page("POST /imports/{import}/undo", s.undoAnswer)
	page("POST /imports/{import}/take", s.takeItems)
	page("GET /imports/{import}/add", s.showAdd)
	page("POST /imports/{import}/tasks", s.addRow)
	page("GET /imports/{import}/targets/add", s.showAddTarget)
	page("POST /imports/{import}/targets", s.addTarget)
	page("POST /imports/{import}/targets/leave", s.leaveTargets)
	page("GET /imports/{import}/targets/{n}", s.showTarget)
	page("POST /imports/{import}/targets/{n}", s.amendTarget)
	page("GET /imports/{import}/tasks/{n}", s.showRow)
	page("POST /imports/{import}/tasks/{n}", s.amendRow)
}

// directionRoutes are those of what is asked of organisations beside their duties.
func (s *Site) directionRoutes(page func(pattern string, h handler)) {
	page("GET /coordinations", s.listCoordinations)
	page("GET /coordinations/{coordination}", s.showCoordination)
	page("POST /coordinations/{coordination}/{act}", s.actOnCoordination)
	page("GET /assignments/{assignment}/coordinations", s.showInvolve)
	page("POST /assignments/{assignment}/coordinations", s.involve)
	page("GET /instructions", s.listInstructions)
	page("GET /instructions/{instruction}", s.showInstruction)
	page("POST /instructions/{instruction}/{act}", s.actOnInstruction)
	page("POST /instructions/{instruction}/supersede", s.supersedeInstruction)
	page("GET /tasks/{task}/instructions", s.showInstruct)
	page("POST /tasks/{task}/instructions", s.instruct)
	page("GET /inspections", s.listInspections)
	page("GET /inspections/new", s.showInspect)
	page("POST /inspections", s.inspect)
	page("GET /inspections/{inspection}", s.showInspection)
	page("POST /inspections/{inspection}/conclude", s.conclude)
	page("POST /inspections/{inspection}/amend", s.amendConclusion)
	page("POST /recommendations/{recommendation}/{act}", s.followUp)
}

// productRoutes are those of what is handed in, and of files, whatever they came with.
func (s *Site) productRoutes(page func(pattern string, h handler)) {
	page("POST /assignments/{assignment}/products", s.handIn)
	page("GET /products/{product}", s.showProduct)
	page("POST /products/{product}/correct", s.correctProduct)
	page("POST /products/{product}/advance", s.advanceProduct)
	page("POST /products/{product}/withdraw", s.withdrawProduct)
	page("POST /products/{product}/files", s.addFile)
	page("GET /products/{product}/files/{file}/{version}", s.showFile(s.productFile))
	page("GET /products/{product}/files/{file}/{version}/content", s.downloadFile(s.productFile))
	page("GET /products/{product}/files/{file}/{version}/picture", s.showPicture(s.productFile))
	page("GET /products/{product}/files/{file}/{version}/pages/{page}", s.showFilePage(s.productFile))
	page("GET /report-files/{report}/{file}", s.showFile(s.reportFile))
	page("GET /report-files/{report}/{file}/content", s.downloadFile(s.reportFile))
	page("GET /report-files/{report}/{file}/picture", s.showPicture(s.reportFile))
	page("GET /report-files/{report}/{file}/pages/{page}", s.showFilePage(s.reportFile))
}

// enclosureRoutes are those of the files of instructions and inspections.
func (s *Site) enclosureRoutes(page func(pattern string, h handler)) {
	page("GET /instruction-files/{instruction}/{part}/{file}", s.showFile(s.instructionFile))
	page("GET /instruction-files/{instruction}/{part}/{file}/content", s.downloadFile(s.instructionFile))
	page("GET /instruction-files/{instruction}/{part}/{file}/picture", s.showPicture(s.instructionFile))
	page("GET /instruction-files/{instruction}/{part}/{file}/pages/{page}", s.showFilePage(s.instructionFile))
	page("GET /inspection-files/{inspection}/{part}/{file}", s.showFile(s.inspectionFile))
	page("GET /inspection-files/{inspection}/{part}/{file}/content", s.downloadFile(s.inspectionFile))
	page("GET /inspection-files/{inspection}/{part}/{file}/picture", s.showPicture(s.inspectionFile))
	page("GET /inspection-files/{inspection}/{part}/{file}/pages/{page}", s.showFilePage(s.inspectionFile))
}

// signedIn refuses a visitor without an account before the page is begun.
func signedIn(h handler) handler {
	return func(w http.ResponseWriter, v *visit) error {
		if !v.signedIn() {
			return errs.New(errs.Unauthenticated, "access.signed_out")
		}
		return h(w, v)
	}
}

// nowhere answers an address that does not exist.
func nowhere(http.ResponseWriter, *visit) error { return errs.New(errs.NotFound, "web.no_page") }
