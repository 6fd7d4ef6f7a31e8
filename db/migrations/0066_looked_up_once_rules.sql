GRANT SELECT ON visible_contact_names, visible_engagement_contacts TO gezant_member;
