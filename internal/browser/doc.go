// Package browser owns what can only be seen in a real browser: that every page is accessible, fits a telephone, asks
// nothing of other sites, prints, and works by keyboard alone and without JavaScript. It holds tests only and is no
// part of the program; what a page says is the business of package web and its tests.
//
// The tests drive Debian's Chromium, or the one DONDOC_TEST_CHROMIUM names. With DONDOC_TEST_SHOTS naming a folder
// they leave a picture of every page there.
package browser
