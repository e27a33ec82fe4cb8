# Two commands for a fresh Debian or Ubuntu machine with the .NET 10 SDK and Node 20.
.PHONY: run test

# The letters' printer (chromium) is fetched beside it, so that the address does not wait for it.
run:
	@bash .ci/install --background chromium
	@dotnet run -c Release --project src/LeerwerkFlow

# Everything, once. FILTER=... narrows it: make test FILTER=FullyQualifiedName~Kalender
test:
	@FILTER='$(FILTER)' bash .ci/test
