# Every target sets itself up first: missing packages are installed, then the program is built.
.PHONY: help setup build serve deb design test test-sanitized judges conformance bench quality kills fuzz lint golden format clean

IDEA ?= A bike repair shop desk: customers drop off bikes, mechanics work on repair tickets with parts and labour, \
  customers approve quotes by a link, and the shop invoices on pick-up.
JOBS ?= $(shell nproc)

help:
	@echo "make design   take a sample idea to an exported package in out/ (IDEA=\"…\" for your own)"
	@echo "make serve    serve the REST API and MCP on http://127.0.0.1:8737;  make deb: a Debian package"
	@echo "make test     build with gcc and with clang's sanitizers, run every test"
	@echo "make bench    print the performance figures;  make quality: those of the built-in engine"
	@echo "make judges   hold every design's files against the tools that others wrote"
	@echo "make conformance   hold MCP against the protocol's official suite and client"
	@echo "make kills    kill -9 the program in its write commands, and a server under load 1000 times"
	@echo "make fuzz     run every fuzz target for a minute"
	@echo "make lint     clang-tidy over changed files;  make format: clang-format over all"
	@echo "make golden   rewrite the golden files, to be read with git diff"

setup:
	@scripts/setup.sh

build: setup
	@mkdir -p build; cmake --preset release >build/configure.log 2>&1 || { cat build/configure.log; exit 1; }
	@ninja -C build -j$(JOBS) --quiet nonagon nonagon-mcp-conformance

serve: build
	@build/nonagon serve

deb: build
	@cd build && cpack --config CPackConfig.cmake -B . >package.log || { tail -n 20 package.log; exit 1; }
	@ls build/*.deb

design: build
	@build/nonagon design --idea "$(IDEA)" -o out --zip --tree

test: setup
	@scripts/test.sh

test-sanitized: setup
	@scripts/test.sh asan

judges: build
	@judges/run.sh

conformance: build
	@ninja -C build -j$(JOBS) --quiet nonagon-mcp-conformance
	@conformance/run.sh build/nonagon-mcp-conformance build/nonagon build/conformance

bench: build
	@ninja -C build -j$(JOBS) --quiet nonagon-bench nonagon-bench-dbml-core nonagon-bench-server nonagon-bench-lists
	@judges/install.sh bench/peers
	@build/nonagon-bench
	@NONAGON_SOURCE=$(CURDIR) build/nonagon-bench-dbml-core
	@NONAGON_SOURCE=$(CURDIR) build/nonagon-bench-server
	@build/nonagon-bench-lists
	@bench/peers/node_modules/node-linux-*/bin/node bench/peers/tokens.mjs build/nonagon bench/all_files.prompt

quality: build
	@ninja -C build -j$(JOBS) --quiet nonagon-quality
	@build/nonagon-quality examples/ideas
	@build/nonagon-quality examples/ideas-unseen --report

kills: build
	@ninja -C build -j$(JOBS) --quiet nonagon-test-kills
	@NONAGON_COMMAND_KILLS=100 NONAGON_KILLS=1000 NONAGON_POSTGRES_KILLS=200 NONAGON_SOURCE=$(CURDIR) NONAGON_BINARY=$(CURDIR)/build/nonagon build/nonagon-test-kills

fuzz: setup
	@scripts/fuzz.sh

lint: build
	@scripts/lint.sh

golden: setup
	@UPDATE_GOLDEN=1 scripts/test.sh release || true
	@git --no-pager diff --stat

format:
	@git ls-files '*.cpp' '*.hpp' | xargs clang-format-19 -i

clean:
	rm -rf build out
