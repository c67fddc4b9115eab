#include "server/store/sqlite/database.h"

namespace onedoor::sqlite {

#define REPORT_COLUMNS "SELECT kiosk, sequence, received_at, body FROM kiosk_report"

static store::KioskReport read_report(Statement& row) {
    return {.kiosk = row.text(0),
            .sequence = row.integer(1),
            .received_at = row.instant(2),
            .body = row.text(3)};
}

Result<store::KioskReport> Database::put_kiosk_report(store::KioskReport const& report) {
    store::KioskReport kept;
    TRY_VOID(m_writer.run([&](WriteContext& context) -> Result<void> {
        Statement put = context.connection.statement(
            "INSERT INTO kiosk_report (kiosk, sequence, received_at, body) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (kiosk) DO UPDATE SET sequence = excluded.sequence,"
            " received_at = excluded.received_at, body = excluded.body"
            " WHERE excluded.sequence > sequence");
        put.bind(report.kiosk).bind(report.sequence).bind(report.received_at).bind(report.body);
        TRY_VOID(put.run());
        Statement row = context.connection.statement(REPORT_COLUMNS " WHERE kiosk = ?");
        row.bind(report.kiosk);
        TRY(row.step());
        kept = read_report(row);
        return {};
    }));
    return kept;
}

Result<std::vector<store::KioskReport>> Database::kiosk_reports() {
    return m_readers.read([](Connection& connection) -> Result<std::vector<store::KioskReport>> {
        Statement rows = connection.statement(REPORT_COLUMNS " ORDER BY kiosk");
        std::vector<store::KioskReport> reports;
        while (TRY(rows.step()))
            reports.push_back(read_report(rows));
        return reports;
    });
}

}
