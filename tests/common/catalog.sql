-- A small catalog in four languages for tests of the commands that read. All names are invented.

INSERT INTO posts (id, path, lang, title, date, draft, conference, translation_of, content_hash)
SELECT column1, column2, column3, column4, column5, column6, column7, column8, printf('%064d', column1) FROM (VALUES
    (1, 'blog/en/kubecon-europe-2025.md', 'en', 'What we saw at KubeCon Europe 2025', '2025-04-10', 0, 1, NULL),
    (2, 'blog/zh/kubecon-europe-2025.md', 'zh', '2025 年欧洲 KubeCon 回顾', '2025-04-12', 0, 1, 1),
    (3, 'blog/ja/istio-day.md', 'ja', 'Istio Day 参加レポート', '2025-04-20', 0, 1, NULL),
    (4, 'blog/uk/istio-day.md', 'uk', 'Що ми бачили на Istio Day', NULL, 0, 1, NULL),
    (5, 'blog/zh/kubecon-china-2024.md', 'zh', 'KubeCon 中国 2024', '2024-09-01', 0, 1, NULL),
    (6, 'blog/en/how-to.md', 'en', 'How to upgrade', '2023-01-01', 1, 0, NULL));

-- One mention per post and line is evidence enough here.
INSERT INTO mentions (id, post_id, line, words, rule, confidence)
SELECT p.id * 10 + l.value, p.id, l.value, 'words of line ' || l.value, 'test', 1.0
FROM posts p, json_each('[1, 2, 3, 4, 5]') l;

INSERT INTO event_series (id, slug, name) VALUES
    (1, 'kubecon-cloudnativecon', 'KubeCon + CloudNativeCon'),
    (2, 'istio-day', 'Istio Day'),
    (3, 'cloud-native-community-days', 'Cloud Native Community Days');
INSERT INTO events (id, slug, name, series_id, region, year, starts_on, ends_on, city, parent_id,
                    mention_id, dates_mention_id, city_mention_id, parent_mention_id) VALUES
    (1, 'kubecon-europe-2025', 'KubeCon + CloudNativeCon Europe 2025', 1, 'Europe', 2025, '2025-04-01', '2025-04-04', 'London', NULL, 11, 11, 11, NULL),
    (2, 'istio-day-europe-2025', 'Istio Day Europe 2025', 2, 'Europe', 2025, '2025-04-01', '2025-04-01', 'London', 1, 31, 31, 31, 31),
    (3, 'kubecon-china-2024', 'KubeCon + CloudNativeCon China 2024', 1, 'China', 2024, '2024-08-21', '2024-08-23', 'Hong Kong', NULL, 51, 51, 51, NULL),
    (4, 'cloud-native-community-days-2023', 'Cloud Native Community Days 2023', 3, NULL, 2023, NULL, NULL, NULL, NULL, 12, NULL, NULL, NULL);
INSERT INTO event_names (event_id, name, folded, latin, mention_id)
SELECT id, name, fold(name), latin(name), mention_id FROM events
UNION ALL SELECT column1, column2, fold(column2), latin(column2), column3 FROM (VALUES
    (1, 'KubeCon EU 2025', 11), (1, '2025 年欧洲 KubeCon', 21), (3, 'KubeCon 中国 2024', 51));
INSERT INTO event_mentions (event_id, mention_id, role) VALUES
    (1, 11, 'subject'), (1, 21, 'subject'), (2, 31, 'subject'), (2, 41, 'subject'),
    (3, 51, 'subject'), (4, 12, 'mentioned');

INSERT INTO speakers (id, slug, name, mention_id) VALUES
    (1, 'jane-doe', 'Jane Doe', 11),
    (2, 'lukasz-plotka', 'Łukasz Płotka', 11),
    (3, 'zhang-wei', '张伟', 52),
    (4, 'yamada-taro', '山田太郎', 32),
    (5, 'mariana-petrenko', 'Мар’яна Петренко', 42),
    (6, 'alex-kim', 'Alex Kim', 13),
    (7, 'alex-kim-2', 'Alex Kim', 14);
INSERT INTO speaker_names (speaker_id, name, folded, latin, script, mention_id)
SELECT column1, column2, fold(column2), latin(column2), column3, column4 FROM (VALUES
    (1, 'Jane Doe', 'Latn', 11), (1, 'Джейн Доу', 'Cyrl', 42),
    (2, 'Łukasz Płotka', 'Latn', 11),
    (3, '张伟', 'Hani', 52), (3, 'Zhang Wei', 'Latn', 22),
    (4, '山田太郎', 'Hani', 32),
    (5, 'Мар’яна Петренко', 'Cyrl', 42), (5, 'Мар’яни Петренко', 'Cyrl', 43),
    (6, 'Alex Kim', 'Latn', 13), (7, 'Alex Kim', 'Latn', 14));
INSERT INTO speaker_mentions (speaker_id, mention_id) VALUES
    (1, 11), (1, 21), (1, 14), (2, 11), (2, 21), (3, 52), (4, 32), (5, 42), (6, 13), (7, 14);

INSERT INTO organizations (id, slug, name, parent_id, mention_id) VALUES
    (1, 'microsoft', 'Microsoft', NULL, 11),
    (2, 'red-hat', 'Red Hat', NULL, 11),
    (3, 'hsbc', 'HSBC', NULL, 52),
    (4, 'microsoft-azure', 'Microsoft Azure', 1, 11),
    (5, 'cncf', 'CNCF', NULL, 11);
INSERT INTO organization_names (organization_id, name, folded, latin, mention_id)
SELECT id, name, fold(name), latin(name), mention_id FROM organizations
UNION ALL SELECT column1, column2, fold(column2), latin(column2), column3 FROM (VALUES
    (1, '微软', 21), (2, 'RedHat', 31), (3, '汇丰银行', 52));
INSERT INTO organization_mentions (organization_id, mention_id, role) VALUES
    (1, 21, 'sponsor'), (2, 11, 'affiliation'), (2, 32, 'presenter'), (3, 52, 'affiliation'),
    (4, 11, 'affiliation'), (5, 11, 'host');
INSERT INTO event_organizations (event_id, organization_id, role, tier, mention_id) VALUES
    (1, 1, 'sponsor', 'gold', 21), (1, 5, 'host', NULL, 11), (3, 5, 'host', NULL, 51);

INSERT INTO talk_titles (talk_id, lang, title, folded, kind, shown, mention_id)
SELECT column1, column2, column3, fold(column3), 'stated', 1, column4 FROM (VALUES
    (1, 'en', 'A Service Mesh That Sets the Bar | Ambient SLA', 11),
    (1, 'zh', '树立标杆的服务网格', 21),
    (2, 'zh', '无限服务网格：在多集群环境中安全地扩展，没有妥协', 52),
    (3, 'ja', 'ゼロから始めるサービスメッシュ入門', 32),
    (4, 'uk', 'Сервісна сітка без сайдкарів', 42),
    (5, 'en', 'Hostile ' || char(27) || '[31mred' || char(27) || '[0m ' || char(27) || ']0;x' || char(7) || char(155) || '2J', 13),
    (6, 'en', 'Panel: Where Next?', 14));
INSERT INTO talks (id, slug, title, title_lang, format, event_id, mention_id, format_mention_id, event_mention_id)
SELECT tt.talk_id, column2, tt.title, tt.lang, column4, column5, tt.mention_id, tt.mention_id,
       CASE WHEN column5 IS NOT NULL THEN tt.mention_id END
FROM talk_titles tt JOIN (VALUES
    (1, 'ambient-sla', 'en', 'keynote', 1),
    (2, 'wu-xian-fu-wu-wang-ge', 'zh', 'talk', 3),
    (3, 'zero-kara', 'ja', 'workshop', 2),
    (4, 'servisna-sitka', 'uk', 'lightning', 2),
    (5, 'hostile', 'en', 'talk', 1),
    (6, 'panel-where-next', 'en', 'panel', NULL)) ON tt.talk_id = column1 AND tt.lang = column3;
INSERT INTO talk_speakers (talk_id, speaker_id, position, organization_id, mention_id, organization_mention_id) VALUES
    (1, 2, 1, 4, 11, 11), (1, 1, 2, 2, 11, 11), (2, 3, 1, 3, 52, 52), (3, 4, 1, NULL, 32, NULL),
    (4, 5, 1, NULL, 42, NULL), (5, 6, 1, NULL, 13, NULL), (6, 7, 1, NULL, 14, NULL), (6, 1, 2, 2, 14, 14);
INSERT INTO talk_organizations (talk_id, organization_id, mention_id) VALUES (3, 2, 32);
INSERT INTO talk_mentions (talk_id, mention_id) VALUES
    (1, 11), (1, 21), (2, 52), (3, 32), (4, 42), (5, 13), (6, 14);

INSERT INTO links (id, key, url, kind) VALUES
    (1, 'youtube:AAAAAAAAAAA', 'https://youtu.be/AAAAAAAAAAA', 'video'),
    (2, 'youtube:BBBBBBBBBBB', 'https://youtu.be/BBBBBBBBBBB', 'video'),
    (3, 'youtube:CCCCCCCCCCC', 'https://youtu.be/CCCCCCCCCCC', 'video'),
    (4, 'sched.co/1aaaa', 'https://sched.co/1aaaa', 'schedule'),
    (5, 'example.org/mesh.pdf', 'https://example.org/mesh.pdf', 'slides');
INSERT INTO talk_links (talk_id, link_id, start, mention_id) VALUES
    (1, 1, NULL, 11), (1, 4, NULL, 11), (3, 2, 90, 32), (4, 2, 600, 42), (4, 5, NULL, 42);
INSERT INTO post_videos (post_id, link_id) VALUES (6, 3);
