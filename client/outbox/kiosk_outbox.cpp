#include "client/outbox/kiosk_outbox.h"

#include "client/outbox/worker.h"

namespace onedoor::outbox {

KioskOutbox::KioskOutbox(std::unique_ptr<Worker> worker) : m_worker(std::move(worker)) {}

KioskOutbox::~KioskOutbox() = default;

Result<std::unique_ptr<KioskOutbox>> KioskOutbox::open(KioskOutboxOptions const& options,
                                                       Surroundings const& surroundings) {
    DeviceKey key = TRY(DeviceKey::open(options.device_key, surroundings.random));
    std::unique_ptr<OutboxStore> store = TRY(OutboxStore::open(options.store));
    auto worker =
        std::make_unique<Worker>(std::move(store), std::move(key), options.sender, surroundings);
    return std::unique_ptr<KioskOutbox>(new KioskOutbox(std::move(worker)));
}

bool KioskOutbox::is_available() const {
    return m_worker->is_available();
}

void KioskOutbox::keep(app::OutgoingFiling const& filing) {
    m_worker->add_filing(filing);
}

void KioskOutbox::remove(std::string_view id, app::OutboxState state) {
    if (state == app::OutboxState::Received)
        return m_worker->drop_received(id);
    ItemState const known =
        state == app::OutboxState::Refused ? ItemState::Refused : ItemState::Waiting;
    if (auto const submission = core::SubmissionId::parse(id))
        m_worker->add(RemoveJob{*submission, known});
}

void KioskOutbox::send_now() {
    m_worker->add(HurryJob());
}

void KioskOutbox::advance(core::Uptime now) {
    m_worker->advance(now);
}

std::vector<Event> KioskOutbox::take_events() {
    return m_worker->take_events();
}

Status KioskOutbox::status() const {
    return m_worker->status();
}

Capacity KioskOutbox::capacity() const {
    return m_worker->capacity();
}

void KioskOutbox::forget() {
    m_worker->forget();
}

bool KioskOutbox::is_forgotten() const {
    return m_worker->is_forgotten();
}

std::uint32_t KioskOutbox::record_slip(SlipKind kind, std::string_view code) {
    std::uint32_t const ticket = m_worker->next_ticket();
    m_worker->add(SlipJob{ticket, kind, std::string(code)});
    return ticket;
}

void KioskOutbox::confirm_slip(SlipNumber number) {
    m_worker->add(ConfirmJob{number});
}

std::uint32_t KioskOutbox::record_copy(SlipNumber number) {
    std::uint32_t const ticket = m_worker->next_ticket();
    m_worker->add(CopyJob{ticket, number});
    return ticket;
}

void KioskOutbox::trust_office(std::string_view key_id) {
    m_worker->add(TrustJob{std::string(key_id)});
}

void KioskOutbox::send_again(core::SubmissionId id) {
    m_worker->add(AgainJob{id});
}

}
