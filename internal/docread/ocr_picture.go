package docread

import (
	"bufio"
	"fmt"
	"image"
	"image/color"
	"os"
)

// page is an empty page of the picture's size.
func (p Picture) page() Page {
	b := p.Bounds()
	return Page{Width: float64(b.Dx()) * 72 / p.DPI, Height: float64(b.Dy()) * 72 / p.DPI, recognised: true}
}

// darkness is the value under which a dot is ink: where the two heaps of light
// and dark dots part best (N. Otsu, 1979). Paper without ink has none.
func (p Picture) darkness() uint8 {
	var count [256]int
	for _, v := range p.Pix {
		count[v]++
	}
	total, sum := 0, 0
	for v, n := range count {
		total, sum = total+n, sum+v*n
	}
	best, at, below, sumBelow := 0.0, 0, 0, 0
	for v, n := range count {
		below, sumBelow = below+n, sumBelow+v*n
		if below == 0 || below == total {
			continue
		}
		apart := float64(sumBelow)/float64(below) - float64(sum-sumBelow)/float64(total-below)
		if between := float64(below) * float64(total-below) * apart * apart; between > best {
			best, at = between, v+1
		}
	}
	return uint8(min(at, 255))
}

// cells are the boxes, in points, of the cells of the tables on a page.
func (p Page) cells() []Box {
	var cells []Box
	for _, r := range p.rulings() {
		t := r.table(nil, 1)
		if t == nil || t.Cols < 2 {
			continue
		}
		ys := stops(r.across, Box.midY)
		for i, row := range t.Rows {
			for _, c := range row.Cells {
				if !c.Merged {
					cells = append(cells, Box{t.columns[c.Col], ys[i], t.columns[c.Col+c.ColSpan], ys[i+c.RowSpan]})
				}
			}
		}
	}
	return cells
}

// A cutout is a part of a page's picture with white around it.
type cutout struct {
	image.Gray
	dpi    float64
	at     image.Point // of its upper left dot on the page
	narrow bool        // a cell that has room for a number and little more
}

// Around a cell stays white paper, without which letters at its edge are lost;
// a cell with less ink than a full stop is empty.
const (
	cellMargin = 12
	cellInk    = 12
)

// cut gives the pictures of the cells that hold something.
func (p Picture) cut(cells []Box) []cutout {
	dark := p.darkness()
	var cuts []cutout
	for _, c := range cells {
		in := p.dots(c)
		part := image.NewGray(image.Rect(0, 0, in.Dx()+2*cellMargin, in.Dy()+2*cellMargin))
		for i := range part.Pix {
			part.Pix[i] = 255
		}
		ink := 0
		for y := range in.Dy() {
			from := p.Pix[p.PixOffset(in.Min.X, in.Min.Y+y):][:in.Dx()]
			copy(part.Pix[part.PixOffset(cellMargin, cellMargin+y):], from)
			for _, v := range from {
				if v < dark {
					ink++
				}
			}
		}
		if ink > cellInk {
			narrow := float64(in.Dx()) < narrowCell*float64(p.Bounds().Dx())
			cuts = append(cuts, cutout{Gray: *part, dpi: p.DPI, at: in.Min.Sub(image.Pt(cellMargin, cellMargin)), narrow: narrow})
		}
	}
	return cuts
}

// without gives the page's picture with its cells painted over.
func (p Picture) without(cells []Box) cutout {
	for _, c := range cells {
		p.erase(p.dots(c))
	}
	return cutout{Gray: p.Gray, dpi: p.DPI}
}

// dots is a box of points in dots.
func (p Picture) dots(b Box) image.Rectangle {
	b = b.scaled(p.DPI / 72)
	return image.Rect(int(b.Left), int(b.Top), int(b.Right+1), int(b.Bottom+1)).Intersect(p.Bounds())
}

func (p Picture) erase(in image.Rectangle) {
	in = in.Intersect(p.Bounds())
	for y := in.Min.Y; y < in.Max.Y; y++ {
		for x := in.Min.X; x < in.Max.X; x++ {
			p.SetGray(x, y, color.Gray{Y: 255})
		}
	}
}

// moved turns places on the cutout into places on the page.
func (c cutout) moved(b Box) Box {
	x, y := float64(c.at.X), float64(c.at.Y)
	return Box{b.Left + x, b.Top + y, b.Right + x, b.Bottom + y}
}

// writePGM writes the picture as a portable grey map (netpbm), which costs no packing.
func (c cutout) writePGM(name string) error {
	f, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600) //nolint:gosec // in a folder of our own
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	w := bufio.NewWriterSize(f, 1<<16)
	b := c.Bounds()
	_, _ = fmt.Fprintf(w, "P5\n%d %d\n255\n", b.Dx(), b.Dy())
	for y := range b.Dy() {
		_, _ = w.Write(c.Pix[y*c.Stride:][:b.Dx()])
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
