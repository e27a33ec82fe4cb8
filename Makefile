# Commands for a fresh Debian or Ubuntu machine with the .NET 10 SDK and Node 20.
.PHONY: run test faults

# The letters' printer (chromium) is fetched beside it, so that the address does not wait for it.
run:
	@bash .ci/install --background chromium
	@dotnet run -c Release --project src/LeerwerkFlow

# Everything, once. FILTER=... narrows it: make test FILTER=FullyQualifiedName~Kalender. STORE=postgres: every app in it on PostgreSQL and RabbitMQ.
test:
	@LEERWERK_STORE='$(STORE)' FILTER='$(FILTER)' bash .ci/test

# A campaign of one class of faults: make faults CLASS=F1 N=1000 [SEED=...]. The classes: docs/reliability.md.
faults:
	@bash .ci/faults $(CLASS) $(N) $(SEED)
