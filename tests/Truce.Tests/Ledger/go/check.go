// Checks a ledger folder with the packages of Go's own checksum database:
// golang.org/x/mod/sumdb/note and golang.org/x/mod/sumdb/tlog.
//
// usage: check FOLDER KEY [EARLIER-CHECKPOINT]...
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8

// folder reads tiles for tlog. Its paths name the height, those of C2SP do not.
type folder string

func (f folder) path(t tlog.Tile) string {
	p := strings.Replace(t.Path(), "tile/8/", "tile/", 1)
	return filepath.Join(string(f), strings.Replace(p, "tile/data/", "tile/entries/", 1))
}

func (f folder) Height() int { return height }

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, t := range tiles {
		data, err := os.ReadFile(f.path(t))
		if err != nil {
			// A partial tile may be gone once the full one stands.
			full := t
			full.W = 1 << height
			if data, err = os.ReadFile(f.path(full)); err != nil {
				return nil, err
			}
			data = data[:t.W*tlog.HashSize]
		}
		all = append(all, data)
	}
	return all, nil
}

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func open(file string, key note.Verifier) (tree tlog.Tree, err error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return tree, err
	}
	n, err := note.Open(data, note.VerifierList(key))
	if err != nil {
		return tree, err
	}
	lines := strings.Split(n.Text, "\n")
	if len(lines) < 4 || lines[0] != key.Name() {
		return tree, fmt.Errorf("not a checkpoint of %s", key.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// entries reads every bundle and hashes its entries into the tree's storage.
func entries(f folder, size int64) (storage, error) {
	var stored storage
	for n := int64(0); n*256 < size; n++ {
		t := tlog.Tile{H: height, L: -1, N: n, W: 256}
		if size-n*256 < 256 {
			t.W = int(size - n*256)
		}
		data, err := os.ReadFile(f.path(t))
		if err != nil {
			return nil, err
		}
		for i := 0; i < t.W; i++ {
			if len(data) < 2 || len(data)-2 < int(binary.BigEndian.Uint16(data)) {
				return nil, fmt.Errorf("bundle %d ends early", n)
			}
			end := 2 + int(binary.BigEndian.Uint16(data))
			hashes, err := tlog.StoredHashes(n*256+int64(i), data[2:end], stored)
			if err != nil {
				return nil, err
			}
			stored = append(stored, hashes...)
			data = data[end:]
		}
		if len(data) > 0 {
			return nil, fmt.Errorf("bundle %d is too long", n)
		}
	}
	return stored, nil
}

type storage []tlog.Hash

func (s storage) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	hashes := make([]tlog.Hash, len(indexes))
	for i, index := range indexes {
		hashes[i] = s[index]
	}
	return hashes, nil
}

func check(dir, vkey string, earlier []string) error {
	key, err := note.NewVerifier(vkey)
	if err != nil {
		return err
	}
	f := folder(dir)
	tree, err := open(filepath.Join(dir, "checkpoint"), key)
	if err != nil {
		return fmt.Errorf("checkpoint: %w", err)
	}
	stored, err := entries(f, tree.N)
	if err != nil {
		return fmt.Errorf("entries: %w", err)
	}
	if root, err := tlog.TreeHash(tree.N, stored); err != nil || root != tree.Hash {
		return fmt.Errorf("the entries do not give the root (%v)", err)
	}
	for _, t := range tlog.NewTiles(height, 0, tree.N) {
		if t.W < 256 && int64(t.W) != tree.N>>(height*t.L)%256 {
			continue // a narrower state of a tile at the edge
		}
		want, err := tlog.ReadTileData(t, stored)
		if err != nil {
			return err
		}
		if have, err := os.ReadFile(f.path(t)); err != nil || !bytes.Equal(have, want) {
			return fmt.Errorf("%s is not the tile of these entries (%v)", t.Path(), err)
		}
	}
	reader := tlog.TileHashReader(tree, f)
	for index := int64(0); index < tree.N; index += 1 + tree.N/50 {
		proof, err := tlog.ProveRecord(tree.N, index, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, stored[tlog.StoredHashIndex(0, index)]); err != nil {
			return err
		}
	}
	for _, file := range earlier {
		old, err := open(file, key)
		if err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
		proof, err := tlog.ProveTree(tree.N, old.N, reader)
		if err != nil {
			return err
		}
		if err := tlog.CheckTree(proof, tree.N, tree.Hash, old.N, old.Hash); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	fmt.Printf("holds: %d entries, %d earlier checkpoints\n", tree.N, len(earlier))
	return nil
}

func main() {
	if len(os.Args) < 3 {
		fmt.Fprintln(os.Stderr, "usage: check FOLDER KEY [EARLIER-CHECKPOINT]...")
		os.Exit(2)
	}
	if err := check(os.Args[1], os.Args[2], os.Args[3:]); err != nil {
		fmt.Println("does not hold:", err)
		os.Exit(1)
	}
}
